package dev.countersign.session.profile.file;

import dev.countersign.session.profile.file.ConfigSection.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works changes of sections into a file's text; whatever is not changed stays byte for byte. */
public final class SectionEditor {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\n|\\r|$)");
    private static final Pattern PROPERTY =
            Pattern.compile("(?<key>[^=:]*[=:]\\s*)(?<value>.*?)(?<comment>\\s+[#;].*)?");

    private final ConfigFile file;
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, String> replaced = new HashMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private final Map<Integer, List<String>> inserted = new HashMap<>();
    private final List<String> appended = new ArrayList<>();

    /** @param text what {@code file} was read from */
    public SectionEditor(ConfigFile file, String text) {
        this.file = file;
        Matcher matcher = LINE.matcher(text);
        while (matcher.find() && !matcher.group().isEmpty()) {
            lines.add(matcher.group());
        }
    }

    public void apply(SectionChange change) throws ProfileNotWrittenException {
        List<ConfigSection> sections = file.sections().stream()
                .filter(section -> SectionName.of(section.heading())
                        .filter(change.section()::equals)
                        .isPresent())
                .toList();
        if (sections.isEmpty()) {
            append(change);
        } else if (sections.size() == 1) {
            update(sections.getFirst(), change.values());
        } else {
            throw new ProfileNotWrittenException(change.section().heading() + " is in the file more than once (lines "
                    + sections.get(0).line() + " and " + sections.get(1).line() + "), so nothing was written.");
        }
    }

    private void append(SectionChange change) {
        boolean first = lines.isEmpty() && appended.isEmpty();
        boolean afterBlank =
                appended.isEmpty() && !lines.isEmpty() && lines.getLast().isBlank();
        if (!first && !afterBlank) {
            appended.add("");
        }
        appended.add(change.section().heading());
        change.values().forEach((key, value) -> appended.add(key + " = " + value));
    }

    private void update(ConfigSection section, Map<String, String> values) throws ProfileNotWrittenException {
        Optional<Integer> damage = damageIn(section);
        if (damage.isPresent()) {
            throw new ProfileNotWrittenException("Line " + damage.get() + " of the file, in [" + section.heading()
                    + "], cannot be understood, so nothing was written.");
        }
        for (var value : values.entrySet()) {
            Entry present = section.entries().get(value.getKey());
            if (present == null) {
                inserted.computeIfAbsent(section.lastLine(), line -> new ArrayList<>())
                        .add(indentOf(section) + value.getKey() + " = " + value.getValue());
            } else if (isBlock(section, value.getKey())) {
                throw new ProfileNotWrittenException(
                        "Line " + present.setting().line() + " of the file begins a block '" + value.getKey()
                                + "', where a single value would be written; nothing was written.");
            } else if (!present.setting().value().equals(value.getValue())) {
                replace(present, value.getValue());
            }
        }
    }

    private static boolean isBlock(ConfigSection section, String key) {
        return section.entries().keySet().stream().anyMatch(other -> other.startsWith(key + "."));
    }

    private void replace(Entry present, String value) {
        int line = present.setting().line();
        Matcher matcher = PROPERTY.matcher(withoutEnd(lines.get(line - 1)));
        if (matcher.matches()) {
            String key = matcher.group("key");
            String comment = matcher.group("comment");
            replaced.put(line, (key.endsWith("=") ? key + " " : key) + value + (comment == null ? "" : comment));
        }
        for (int next = line + 1; next <= present.lastLine(); next++) {
            removed.add(next);
        }
    }

    /** As the section's last key is indented: further in, a line would continue that one's value. */
    private String indentOf(ConfigSection section) {
        return section.entries().entrySet().stream()
                .filter(entry -> !isInner(section, entry.getKey()))
                .map(entry -> entry.getValue().setting().line())
                .max(Integer::compare)
                .map(line -> lines.get(line - 1))
                .map(line -> line.substring(0, Blanks.indent(line)))
                .orElse("");
    }

    private static boolean isInner(ConfigSection section, String key) {
        int dot = key.indexOf('.');
        return dot > 0 && section.entries().containsKey(key.substring(0, dot));
    }

    private Optional<Integer> damageIn(ConfigSection section) {
        int end = file.sections().stream()
                .mapToInt(ConfigSection::line)
                .filter(line -> line > section.line())
                .min()
                .orElse(Integer.MAX_VALUE);
        return file.damagedLines().stream()
                .filter(line -> line >= section.line() && line < end)
                .findFirst();
    }

    /** The text afterwards; every line that differs is added to {@code changes}. */
    public String text(List<ConfigEdit.Line> changes) {
        String end = lineEnd();
        var text = new StringBuilder();
        int number = 0;
        for (int line = 1; line <= lines.size(); line++) {
            String whole = lines.get(line - 1);
            if (!removed.contains(line)) {
                number++;
                String changed = replaced.get(line);
                if (changed == null) {
                    text.append(whole);
                } else {
                    String was = withoutEnd(whole);
                    text.append(changed).append(whole.substring(was.length()));
                    changes.add(new ConfigEdit.Line(number, Optional.of(was), changed));
                }
            }
            for (String added : inserted.getOrDefault(line, List.of())) {
                number++;
                addLine(text, added, end, number, changes);
            }
        }
        for (String added : appended) {
            number++;
            addLine(text, added, end, number, changes);
        }
        return text.toString();
    }

    private static void addLine(
            StringBuilder text, String line, String end, int number, List<ConfigEdit.Line> changes) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && text.charAt(text.length() - 1) != '\r') {
            text.append(end);
        }
        text.append(line).append(end);
        changes.add(new ConfigEdit.Line(number, Optional.empty(), line));
    }

    /** That of the file's first line. */
    private String lineEnd() {
        if (lines.isEmpty()) {
            return "\n";
        }
        String first = lines.getFirst();
        String end = first.substring(withoutEnd(first).length());
        return end.isEmpty() ? "\n" : end;
    }

    private static String withoutEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}
