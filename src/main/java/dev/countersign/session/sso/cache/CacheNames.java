package dev.countersign.session.sso.cache;

import dev.countersign.session.sso.SsoSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The names of the files in the AWS CLI's cache, as {@code botocore/utils.py} makes them ({@code _token_cache_key},
 * {@code _registration_cache_key}).
 */
final class CacheNames {
    private CacheNames() {}

    /** The SHA-1 of the session's name, or of the start URL where there is none. */
    static String token(SsoSession session) {
        return sha1(session.name().orElseGet(() -> session.startUrl().toString())) + ".json";
    }

    /** The SHA-1 of what a registration depends on, as Python writes it in JSON with sorted keys. */
    static String client(SsoSession session) {
        String scopes = session.scopes().isEmpty()
                ? "null"
                : session.scopes().stream().map(CacheNames::quoted).collect(Collectors.joining(", ", "[", "]"));
        return sha1(object(List.of(
                        quoted("region"), quoted(session.region()),
                        quoted("scopes"), scopes,
                        quoted("session_name"),
                                session.name().map(CacheNames::quoted).orElse("null"),
                        quoted("startUrl"), quoted(session.startUrl().toString()),
                        quoted("tool"), quoted("botocore"))))
                + ".json";
    }

    private static String object(List<String> keysAndValues) {
        var text = new StringBuilder("{");
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            text.append(i == 0 ? "" : ", ")
                    .append(keysAndValues.get(i))
                    .append(": ")
                    .append(keysAndValues.get(i + 1));
        }
        return text.append('}').toString();
    }

    /** A JSON string of ASCII characters, as Python's {@code json.dumps} writes it. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default ->
                    quoted.append(
                            c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
