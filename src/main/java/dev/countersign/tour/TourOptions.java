package dev.countersign.tour;

import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;

/**
 * What the tour plays.
 *
 * @param approve whether the decision is yes; in the chapter about the doctor it always is
 * @param folder where pictures and transcript go; made when missing
 */
public record TourOptions(Chapter chapter, boolean approve, Path folder, Theme theme) {
    /** The state that our template's Choice leads to. */
    String expectedState() {
        return approve || chapter == Chapter.DOCTOR ? "Approved" : "Rejected";
    }
}
