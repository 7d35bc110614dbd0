package dev.countersign.session.profile.file;

import java.nio.file.Path;

/**
 * Something in a configuration file that AWS's tools would not read, or would not read alike.
 *
 * @param file the file
 * @param line from 1; 0 when it is about the file as a whole
 * @param sentence what is wrong, without the place and without values
 */
public record FileProblem(Path file, int line, String sentence) {
    /** Place and sentence as one text. */
    public String text() {
        return (line == 0 ? file.toString() : file + ", line " + line) + ": " + sentence;
    }
}
