package dev.countersign.session.profile.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One section of a configuration file as it is written, heading to last line. Filled by {@link ConfigParser} only. */
public final class ConfigSection {
    private final String heading;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int lastLine;

    ConfigSection(String heading, int line) {
        this.heading = heading;
        this.line = line;
        this.lastLine = line;
    }

    /** What a key says. {@code lastLine} is that of the last line that continues it. */
    record Entry(Setting setting, int lastLine) {
        Entry continuedBy(String text, int line) {
            return new Entry(new Setting(setting.value() + "\n" + text, setting.file(), setting.line()), line);
        }

        static Entry of(String value, Path file, int line) {
            return new Entry(new Setting(value, file, line), line);
        }
    }

    /** What stands between the brackets. */
    public String heading() {
        return heading;
    }

    /** The line of the heading, from 1. */
    public int line() {
        return line;
    }

    /** The last line with anything but blanks or a comment in it. */
    public int lastLine() {
        return lastLine;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** The settings by key; those of a nested block as {@code outer.inner}. */
    public Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        entries.forEach((key, entry) -> settings.put(key, entry.setting()));
        return settings;
    }

    void put(String key, Entry entry) {
        entries.put(key, entry);
        lastLine = entry.lastLine();
    }
}
