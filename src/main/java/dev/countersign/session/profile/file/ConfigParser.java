package dev.countersign.session.profile.file;

import dev.countersign.session.profile.file.ConfigSection.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the format of {@code ~/.aws/config} and {@code ~/.aws/credentials}. The AWS CLI (Python's configparser) and the SDKs (a
 * grammar of their own) do not agree on everything: what either of them reads is read here, and where one of them would not,
 * that is reported with its line. It never fails, whatever the text.
 *
 * <ul>
 *   <li>{@code #} and {@code ;} begin a comment line, indented or not; after a blank they end a value (SDKs; the CLI keeps them).
 *   <li>A line that is indented further than its key's continues the value. After an empty value such lines are keys of a nested
 *       block.
 *   <li>{@code =} or {@code :} (CLI only) ends a key; keys are lower case, those of nested blocks as written.
 * </ul>
 */
final class ConfigParser {
    private final Path file;
    private final List<FileProblem> problems;
    private final List<ConfigSection> sections = new ArrayList<>();
    private final List<Integer> damaged = new ArrayList<>();
    private @Nullable ConfigSection section;
    private @Nullable String key;
    private boolean nested;
    private int keyIndent;
    private int line;

    /** @param problems those known already; more are added */
    ConfigParser(Path file, List<FileProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    ConfigFile parse(String text) {
        text.lines().forEach(this::read);
        return new ConfigFile(file, sections, problems, damaged);
    }

    private void read(String raw) {
        line++;
        String content = Blanks.strip(raw);
        if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
            return;
        }
        int indent = Blanks.indent(raw);
        if (section != null && key != null && indent > keyIndent) {
            continueValue(section, key, content);
        } else if (content.startsWith("[")) {
            keyIndent = indent;
            heading(content);
        } else {
            keyIndent = indent;
            property(content);
        }
    }

    private void heading(String content) {
        int end = content.indexOf(']');
        if (end < 0) {
            damage("The heading has no closing bracket.");
        } else {
            String rest = Blanks.strip(content.substring(end + 1));
            if (!rest.isEmpty() && !rest.startsWith("#") && !rest.startsWith(";")) {
                damage("What follows the closing bracket is not read.");
            }
        }
        String inside = content.substring(1, end < 0 ? content.length() : end);
        String heading = Blanks.strip(inside);
        if (!inside.equals(heading)) {
            problem("There are blanks around the name in the brackets; the AWS CLI may not read such a section.");
        }
        if (heading.isEmpty()) {
            damage("The heading is empty, so the lines below it are not read.");
        }
        for (ConfigSection earlier : sections) {
            if (earlier.heading().equals(heading)) {
                damage("[" + heading + "] was there before, in line " + earlier.line()
                        + ": the AWS CLI refuses the file, SDKs take both together.");
                break;
            }
        }
        section = new ConfigSection(heading, line);
        sections.add(section);
        key = null;
    }

    private void property(String content) {
        key = null;
        int delimiter = delimiter(content);
        if (section == null) {
            damage("There is no [section] above this line; the AWS CLI refuses the file.");
        } else if (delimiter < 0) {
            damage("There is no '=' in this line; the AWS CLI refuses the file.");
        } else if (delimiter == 0) {
            damage("There is no key before '" + content.charAt(0) + "'.");
        } else {
            String name = Blanks.strip(content.substring(0, delimiter)).toLowerCase(Locale.ROOT);
            if (content.charAt(delimiter) == ':') {
                problem("'" + name + "' is followed by ':' where SDKs want '='.");
            }
            String value = withoutComment(name, content.substring(delimiter + 1));
            nested = false;
            put(section, name, value);
            key = name;
            nested = value.isEmpty();
        }
    }

    private void continueValue(ConfigSection present, String outer, String content) {
        if (nested) {
            int equals = content.indexOf('=');
            if (equals > 0) {
                String inner = Blanks.strip(content.substring(0, equals));
                put(present, outer + "." + inner, withoutComment(inner, content.substring(equals + 1)));
            } else {
                damage("This line belongs to '" + outer + "', and there is no key and '=' in it.");
            }
            return;
        }
        Entry before = present.entries().get(outer);
        if (before != null) {
            present.put(outer, before.continuedBy(content, line));
            if (content.indexOf('=') > 0) {
                damage("This line is indented, so it is part of the value of '" + outer + "' in line "
                        + before.setting().line() + ".");
            }
        }
    }

    private void put(ConfigSection present, String name, String value) {
        Entry before = present.entries().get(name);
        if (before != null) {
            damage("'" + name + "' was there before, in line "
                    + before.setting().line()
                    + (nested
                            ? ": the later one is taken."
                            : ": the AWS CLI refuses the file, SDKs take the later one."));
        }
        present.put(name, Entry.of(value, file, line));
    }

    /** Where the key ends; -1 when nothing ends it. */
    private static int delimiter(String content) {
        int equals = content.indexOf('=');
        int colon = content.indexOf(':');
        if (equals < 0 || colon < 0) {
            return Math.max(equals, colon);
        }
        return Math.min(equals, colon);
    }

    /** A comment in a value follows a blank: a {@code #} inside a secret key is part of it. */
    private String withoutComment(String name, String raw) {
        for (int i = 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char before = raw.charAt(i - 1);
            if ((c == '#' || c == ';') && (before == ' ' || before == '\t')) {
                problem("After a value no comment should stand: the AWS CLI takes it as part of '" + name + "'.");
                return Blanks.strip(raw.substring(0, i));
            }
        }
        return Blanks.strip(raw);
    }

    /** A problem after which it is not clear what the line means. */
    private void damage(String sentence) {
        damaged.add(line);
        problem(sentence);
    }

    private void problem(String sentence) {
        problems.add(new FileProblem(file, line, sentence));
    }
}
