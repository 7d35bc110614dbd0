package dev.countersign.sandbox.wire.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes responses to one connection. */
final class ResponseWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"));

    private final OutputStream out;

    ResponseWriter(OutputStream out) {
        this.out = out;
    }

    /** @param head whether this answers a {@code HEAD}: then its own {@code Content-Length} stays and no body follows */
    void write(WireResponse response, boolean head, boolean close) throws IOException {
        var text = new StringBuilder(256);
        int status = response.status();
        text.append("HTTP/1.1 ").append(status).append(' ').append(REASONS.getOrDefault(status, "Status"));
        line(text, "Date", DATE.format(response.date()));
        boolean bodiless = head || status == 204 || status == 304;
        response.headers().forEach((name, value) -> {
            if (head || !name.equalsIgnoreCase("Content-Length")) {
                line(text, name, value);
            }
        });
        if (!bodiless) {
            line(text, "Content-Length", Integer.toString(response.body().length));
        }
        if (close) {
            line(text, "Connection", "close");
        }
        text.append("\r\n\r\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        if (!bodiless) {
            out.write(response.body());
        }
        out.flush();
    }

    /** The last answer on a connection whose messages are not understood. */
    void refuse(int status) throws IOException {
        String text = "HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "Status")
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\r\n")
                .append(name)
                .append(": ")
                .append(value.replace('\r', ' ').replace('\n', ' '));
    }
}
