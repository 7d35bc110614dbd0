package dev.countersign.sandbox.events;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The template of an input transformer: text with {@code <variables>}. Within quotation marks a variable stands for its bare text;
 * elsewhere for its JSON, so that a string brings its own quotation marks. A variable without a value stands for an empty string.
 */
record InputTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9._-]+)>");

    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    String fill(Map<String, JsonNode> values) {
        var filled = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int copied = 0;
        boolean quoted = false;
        while (matcher.find()) {
            String between = text.substring(copied, matcher.start());
            quoted = isQuotedAfter(between, quoted);
            filled.append(between).append(value(values.get(matcher.group(1)), quoted));
            copied = matcher.end();
        }
        return filled.append(text.substring(copied)).toString();
    }

    private static boolean isQuotedAfter(String piece, boolean before) {
        boolean quoted = before;
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) == '\\') {
                i++;
            } else if (piece.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static String value(@Nullable JsonNode value, boolean quoted) {
        if (!quoted) {
            return value == null ? "\"\"" : value.toString();
        }
        if (value == null) {
            return "";
        }
        if (value.isString()) {
            String json = value.toString();
            return json.substring(1, json.length() - 1);
        }
        return value.toString().replace("\"", "");
    }
}
