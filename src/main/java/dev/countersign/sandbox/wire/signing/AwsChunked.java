package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.wire.codec.MalformedInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A body in the {@code aws-chunked} content coding, undone.
 *
 * @param content the real body
 * @param chunks the chunks with their signatures, the last and empty one included
 * @param trailers headers after the body, by lower-case name
 */
record AwsChunked(byte[] content, List<Chunk> chunks, Map<String, String> trailers) {
    /** @param signature empty where chunks are not signed */
    record Chunk(int offset, int length, String signature) {}

    private static final String SIGNATURE = "chunk-signature=";

    static AwsChunked decode(byte[] body) {
        return new Reader(body).read();
    }

    private static final class Reader {
        private final byte[] body;
        private final ByteArrayOutputStream content;
        private final List<Chunk> chunks = new ArrayList<>();
        private final Map<String, String> trailers = new LinkedHashMap<>();
        private int at;

        Reader(byte[] body) {
            this.body = body;
            this.content = new ByteArrayOutputStream(body.length);
        }

        AwsChunked read() {
            while (chunk() > 0) {
                line();
            }
            while (at < body.length) {
                String line = line();
                int colon = line.indexOf(':');
                if (colon > 0) {
                    trailers.put(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return new AwsChunked(content.toByteArray(), chunks, trailers);
        }

        private int chunk() {
            String line = line();
            int semicolon = line.indexOf(';');
            int mark = line.indexOf(SIGNATURE);
            int length;
            try {
                length = Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), 16);
            } catch (NumberFormatException e) {
                throw new MalformedInput("The aws-chunked body has a malformed chunk");
            }
            if (length < 0 || length > body.length - at) {
                throw new MalformedInput("The aws-chunked body ends too early");
            }
            chunks.add(new Chunk(content.size(), length, mark < 0 ? "" : line.substring(mark + SIGNATURE.length())));
            content.write(body, at, length);
            at += length;
            return length;
        }

        private String line() {
            int start = at;
            while (at < body.length && body[at] != '\n') {
                at++;
            }
            String line = new String(body, start, at - start, StandardCharsets.UTF_8);
            at++;
            return line.strip();
        }
    }
}
