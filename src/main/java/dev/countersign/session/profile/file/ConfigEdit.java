package dev.countersign.session.profile.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What would be written: to be shown first, and to be handed to the writer of profiles.
 *
 * @param file the file, as the person knows it (a link is followed when writing)
 * @param isNew the file is not there yet
 * @param lines every line that is added or changed, in the order of the file; none when all is there already
 * @param before the file's content on which this is based; empty when there was none
 * @param after its content afterwards
 */
public record ConfigEdit(Path file, boolean isNew, List<Line> lines, String before, String after) {
    public ConfigEdit {
        lines = List.copyOf(lines);
    }

    /**
     * One line that is new or different.
     *
     * @param number its number in the file afterwards, from 1
     * @param was how it was; absent = it is added
     * @param is how it will be, without its line end
     */
    public record Line(int number, Optional<String> was, String is) {}

    /** Whether nothing has to be written. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public String toString() {
        return "an edit of " + file + ", " + lines.size() + " lines";
    }
}
