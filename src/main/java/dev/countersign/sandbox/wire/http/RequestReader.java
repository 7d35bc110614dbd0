package dev.countersign.sandbox.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the requests of one connection, one after the other, each with its whole body. */
final class RequestReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LARGEST_BODY = 512 * 1024 * 1024;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    /** @param out where {@code 100 Continue} goes */
    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Waits for the next request.
     *
     * @return empty when the other side has closed the connection
     * @throws BadMessage when it is not HTTP/1.x, or too large
     */
    Optional<WireRequest> next() throws IOException {
        String line = "";
        while (line.isEmpty()) {
            Optional<String> read = line();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            line = read.get();
        }
        String[] parts = line.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new BadMessage(400, "not an HTTP/1.1 request");
        }
        Map<String, String> headers = headers();
        if (parts[2].equals("HTTP/1.0")) {
            headers.putIfAbsent("connection", "close");
        }
        String target = parts[1].startsWith("http://") ? withoutAuthority(parts[1]) : parts[1];
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return Optional.of(new WireRequest(parts[0], path, query, headers, body(headers)));
    }

    private static String withoutAuthority(String url) {
        int slash = url.indexOf('/', "http://".length());
        return slash < 0 ? "/" : url.substring(slash);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int count = 0; ; count++) {
            String line = line().orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || count > MOST_HEADERS) {
                throw new BadMessage(400, "malformed header");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + "," + b);
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String coding = headers.getOrDefault("transfer-encoding", "identity");
        String length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding") && headers.containsKey("content-length")) {
            throw new BadMessage(400, "both Transfer-Encoding and Content-Length");
        }
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write(CONTINUE);
            out.flush();
        }
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "identity" -> exactly(number(length, 10));
            case "chunked" -> chunks();
            default -> throw new BadMessage(501, "unknown Transfer-Encoding");
        };
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String size = line().orElseThrow(EOFException::new);
            int semicolon = size.indexOf(';');
            int length = number((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
            if (length == 0) {
                headers();
                return body.toByteArray();
            }
            if (body.size() > LARGEST_BODY - length) {
                throw new BadMessage(413, "body too large");
            }
            body.write(exactly(length));
            line();
        }
    }

    private static int number(String text, int radix) throws BadMessage {
        long value;
        try {
            value = Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new BadMessage(400, "malformed length");
        }
        if (value < 0 || value > LARGEST_BODY) {
            throw new BadMessage(value < 0 ? 400 : 413, "body too large");
        }
        return (int) value;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return body;
    }

    /** A line without its end; header values are UTF-8, since some clients send such metadata unencoded. */
    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() >= LONGEST_LINE) {
                throw new BadMessage(431, "header too large");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** A message that cannot be answered in any AWS protocol; the connection ends after it. */
    static final class BadMessage extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        BadMessage(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
