package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.wire.http.WireRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request's signature as it came.
 *
 * @param date as {@code yyyyMMddTHHmmssZ}
 * @param at the same as an instant
 * @param expires how long a presigned URL is good; empty when the signature stands in a header
 */
record Signature(
        CredentialScope scope,
        List<String> signedHeaders,
        String hex,
        String date,
        Instant at,
        Optional<String> securityToken,
        Optional<Duration> expires) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static String text(Instant instant) {
        return DATE.format(instant);
    }

    boolean presigned() {
        return expires.isPresent();
    }

    /** @throws IllegalArgumentException with a sentence for the caller, when something is missing or malformed */
    static Signature of(WireRequest sent, CredentialScope scope) {
        Signature signature =
                sent.header("authorization").isPresent() ? ofHeader(sent, scope) : ofQuery(sent.query(), scope);
        if (!signature.date.startsWith(scope.date())) {
            throw new IllegalArgumentException(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date");
        }
        if (!signature.signedHeaders.contains("host")) {
            throw new IllegalArgumentException("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        return signature;
    }

    private static Signature ofHeader(WireRequest sent, CredentialScope scope) {
        String header = sent.header("authorization").orElse("");
        if (!header.startsWith(ALGORITHM + " ")) {
            throw new IllegalArgumentException("Only " + ALGORITHM + " is supported");
        }
        Map<String, String> parts = Arrays.stream(
                        header.substring(ALGORITHM.length() + 1).split(","))
                .map(part -> part.strip().split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
        String date = sent.header("x-amz-date").orElse("");
        return new Signature(
                scope,
                headers(needed(parts.get("SignedHeaders"), "SignedHeaders")),
                needed(parts.get("Signature"), "Signature"),
                date,
                instant(date),
                sent.header("x-amz-security-token"),
                Optional.empty());
    }

    private static Signature ofQuery(Map<String, List<String>> query, CredentialScope scope) {
        if (!ALGORITHM.equals(first(query, "X-Amz-Algorithm"))) {
            throw new IllegalArgumentException("Only " + ALGORITHM + " is supported");
        }
        String date = first(query, "X-Amz-Date");
        long seconds = Long.parseLong(first(query, "X-Amz-Expires"));
        Optional<String> token = query.containsKey("X-Amz-Security-Token")
                ? Optional.of(first(query, "X-Amz-Security-Token"))
                : Optional.empty();
        return new Signature(
                scope,
                headers(first(query, "X-Amz-SignedHeaders")),
                first(query, "X-Amz-Signature"),
                date,
                instant(date),
                token,
                Optional.of(Duration.ofSeconds(seconds)));
    }

    private static List<String> headers(String text) {
        return List.of(text.split(";"));
    }

    private static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return needed(values == null ? null : values.getFirst(), name);
    }

    private static String needed(@org.jspecify.annotations.Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("Authorization requires '" + name + "' parameter.");
        }
        return value;
    }

    private static Instant instant(String date) {
        try {
            return DATE.parse(date, Instant::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Date must be in ISO-8601 'basic format' in 'X-Amz-Date': yyyyMMddTHHmmssZ");
        }
    }

    /** Tells neither signature nor token. */
    @Override
    public String toString() {
        return "Signature[" + scope.path() + "]";
    }
}
