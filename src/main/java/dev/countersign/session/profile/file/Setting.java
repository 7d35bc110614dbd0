package dev.countersign.session.profile.file;

import java.nio.file.Path;

/**
 * A value of a configuration file and where it stands. Its text form does not show the value, which may be a secret.
 *
 * @param value without surrounding blanks; lines that continue it follow after line feeds
 * @param file the file
 * @param line the line of its key, from 1
 */
public record Setting(String value, Path file, int line) {
    /** Where it stands: {@code /home/me/.aws/config, line 12}. */
    public String place() {
        return file + ", line " + line;
    }

    @Override
    public String toString() {
        return "a setting in " + place();
    }
}
