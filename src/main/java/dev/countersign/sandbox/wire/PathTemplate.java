package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.http.Percent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a REST operation, for example <code>/{Bucket}/{Key+}?tagging</code>.
 *
 * @param pattern matches the encoded path
 * @param labels in the order of the pattern's groups
 * @param fixedQuery parameters that belong to the operation; an empty value stands for any
 * @param literals how many segments are fixed text
 */
record PathTemplate(Pattern pattern, List<String> labels, Map<String, String> fixedQuery, int literals) {
    private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)(\\+?)}");

    static PathTemplate parse(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        Map<String, String> fixed = new LinkedHashMap<>();
        Percent.parameters(question < 0 ? "" : uri.substring(question + 1))
                .forEach((name, values) -> fixed.put(name, values.getFirst()));
        List<String> labels = new ArrayList<>();
        var regex = new StringBuilder();
        Matcher label = LABEL.matcher(path);
        int at = 0;
        while (label.find()) {
            regex.append(Pattern.quote(path.substring(at, label.start())));
            regex.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            labels.add(label.group(1));
            at = label.end();
        }
        regex.append(Pattern.quote(path.substring(at))).append(path.endsWith("+}") ? "" : "/?");
        int literals = (int) Pattern.compile("/")
                .splitAsStream(path)
                .filter(s -> !s.isEmpty() && !s.startsWith("{"))
                .count();
        return new PathTemplate(Pattern.compile(regex.toString(), Pattern.DOTALL), labels, fixed, literals);
    }

    boolean matches(String rawPath, Map<String, List<String>> query) {
        return pattern.matcher(rawPath).matches()
                && fixedQuery.entrySet().stream().allMatch(fixed -> {
                    List<String> given = query.get(fixed.getKey());
                    return given != null
                            && (fixed.getValue().isEmpty() || given.getFirst().equals(fixed.getValue()));
                });
    }

    /** The labels' values in a path that matches, decoded. */
    Map<String, String> values(String rawPath) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = pattern.matcher(rawPath);
        if (matcher.matches()) {
            for (int i = 0; i < labels.size(); i++) {
                values.put(labels.get(i), Percent.decode(matcher.group(i + 1)));
            }
        }
        return values;
    }
}
