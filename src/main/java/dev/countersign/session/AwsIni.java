package dev.countersign.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The format of {@code ~/.aws/config} and {@code ~/.aws/credentials}: sections in brackets, properties with {@code =},
 * comments after {@code #} or {@code ;}, and indented lines that belong to the property above them.
 */
final class AwsIni {
    private AwsIni() {}

    /** Sections by their heading as written, properties by lower-case name; nested ones as {@code outer.inner}. */
    static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        String outer = "";
        for (String line : text.lines().toList()) {
            String content = withoutComment(line);
            if (content.isBlank()) {
                continue;
            }
            if (content.startsWith("[")) {
                section = sections.computeIfAbsent(heading(content), name -> new LinkedHashMap<>());
                outer = "";
            } else if (Character.isWhitespace(content.charAt(0))) {
                put(section, outer.isEmpty() ? "" : outer + ".", content);
            } else {
                outer = put(section, "", content);
            }
        }
        return sections;
    }

    private static String heading(String line) {
        int end = line.indexOf(']');
        String name = line.substring(1, end < 0 ? line.length() : end);
        return name.strip().replaceAll("\\s+", " ");
    }

    private static String put(Map<String, String> section, String prefix, String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return "";
        }
        String name = prefix + line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        section.put(name, line.substring(equals + 1).strip());
        return name;
    }

    /** A comment starts a line, or follows a blank: a {@code #} inside a secret key is part of it. */
    private static String withoutComment(String line) {
        if (line.startsWith("#") || line.startsWith(";")) {
            return "";
        }
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '#' || c == ';') && Character.isWhitespace(line.charAt(i - 1))) {
                return line.substring(0, i).stripTrailing();
            }
        }
        return line;
    }
}
