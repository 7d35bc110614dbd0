package dev.countersign.sandbox.wire.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response with its whole body.
 *
 * @param headers without {@code Date}, {@code Content-Length} (kept only in the answer to a {@code HEAD}) and {@code
 *     Connection}, which the connection adds
 * @param date what the {@code Date} header says
 */
public record WireResponse(int status, Map<String, String> headers, byte[] body, Instant date) {
    private static final byte[] NO_BODY = new byte[0];

    public static WireResponse empty(int status, Instant date) {
        return new WireResponse(status, Map.of(), NO_BODY, date);
    }

    /** The same with one more header. */
    public WireResponse with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireResponse(status, more, body, date);
    }

    /** Names no header and no body, since those carry secrets. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
