package dev.countersign.tour;

import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;

/**
 * What the tour plays.
 *
 * @param approve whether the decision is yes
 * @param folder where pictures and transcript go; made when missing
 */
public record TourOptions(boolean approve, Path folder, Theme theme) {
    /** The state that our template's Choice leads to. */
    String expectedState() {
        return approve ? "Approved" : "Rejected";
    }
}
