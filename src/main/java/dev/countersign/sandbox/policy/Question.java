package dev.countersign.sandbox.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked of a set of policies: may this action be done on this resource, under these circumstances? */
public final class Question {
    private final String action;
    private final String resource;
    private final Map<String, String> context = new TreeMap<>();

    /**
     * @param action for example {@code s3:GetObject}
     * @param resource an ARN, or {@code *}
     * @param context condition keys and their values; the case of keys does not matter
     */
    public Question(String action, String resource, Map<String, String> context) {
        this.action = action;
        this.resource = resource;
        context.forEach((key, value) -> this.context.put(key.toLowerCase(Locale.ROOT), value));
    }

    public String action() {
        return action;
    }

    public String resource() {
        return resource;
    }

    /** The value of a condition key; empty when it is not known for this call. */
    Optional<String> value(String key) {
        return Optional.ofNullable(context.get(key.toLowerCase(Locale.ROOT)));
    }

    /**
     * A policy's text with its variables replaced, for example <code>${aws:username}</code>; empty when one has no value, for then
     * nothing matches.
     */
    Optional<String> resolve(String text) {
        if (!text.contains("${")) {
            return Optional.of(text);
        }
        var out = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String name = text.substring(start + 2, end);
            Optional<String> value = name.matches("[*?$]") ? Optional.of(name) : value(name.split(",", 2)[0].strip());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            out.append(text, at, start).append(value.get());
            at = end + 1;
        }
        return Optional.of(out.append(text, at, text.length()).toString());
    }
}
