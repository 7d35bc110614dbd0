package dev.countersign.sandbox.wire.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request with its whole body.
 *
 * @param method in upper case
 * @param rawPath as it came, still percent-encoded: the signature covers exactly this
 * @param rawQuery as it came, without the question mark; empty if there was none
 * @param headers by lower-case name; repeated ones joined by commas
 */
public record WireRequest(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {
    /** A header's value; the name may be in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The query parameters, decoded, in the order in which they came. */
    public Map<String, List<String>> query() {
        return Percent.parameters(rawQuery);
    }

    public WireRequest withBody(byte[] newBody) {
        return new WireRequest(method, rawPath, rawQuery, headers, newBody);
    }

    /** Names no header, parameter or body, since those carry secrets. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
