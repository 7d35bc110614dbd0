package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * A request's body as its signature sees it.
 *
 * @param stated the last line of the canonical request: the body's hash, or how else the body is protected
 */
record Payload(String stated, boolean chunked) {
    private static final String HEADER = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String STREAMING = "STREAMING-";
    private static final String CHUNK_ALGORITHM = Signature.ALGORITHM + "-PAYLOAD";
    private static final String TRAILER_ALGORITHM = Signature.ALGORITHM + "-TRAILER";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    private static final String NOTHING = Sha256.hex("");

    static Payload of(WireRequest sent, boolean presigned, SigningRules rules) {
        boolean free = presigned && rules.refusal() == Refusal.S3;
        String stated = sent.header(HEADER).orElseGet(() -> free ? UNSIGNED : Sha256.hex(sent.body()));
        boolean chunked = stated.startsWith(STREAMING);
        if (!chunked && !stated.equals(UNSIGNED) && !Sha256.same(stated, Sha256.hex(sent.body()))) {
            throw rules.refusal().wrongPayload();
        }
        return new Payload(stated, chunked);
    }

    /** The request with its real body: chunks are checked and put together, and trailing headers join the others. */
    WireRequest unpack(WireRequest sent, String seed, Signer signer, Refusal refusal) {
        if (!chunked) {
            return sent;
        }
        AwsChunked body = AwsChunked.decode(sent.body());
        if (stated.contains("HMAC")) {
            check(body, seed, signer, refusal);
        }
        Map<String, String> headers = new HashMap<>(sent.headers());
        headers.putAll(body.trailers());
        headers.remove(TRAILER_SIGNATURE);
        headers.put("content-length", Integer.toString(body.content().length));
        headers.computeIfPresent("content-encoding", (name, value) -> withoutChunking(value));
        return new WireRequest(sent.method(), sent.rawPath(), sent.rawQuery(), headers, body.content());
    }

    /** Each chunk's signature covers the one before it, the first the request's. */
    private static void check(AwsChunked body, String seed, Signer signer, Refusal refusal) {
        String previous = seed;
        for (AwsChunked.Chunk chunk : body.chunks()) {
            String hash = Sha256.hex(body.content(), chunk.offset(), chunk.length());
            String right = signer.sign(CHUNK_ALGORITHM, previous + "\n" + NOTHING + "\n" + hash);
            if (!Sha256.same(right, chunk.signature())) {
                throw refusal.wrongSignature();
            }
            previous = right;
        }
        String given = body.trailers().get(TRAILER_SIGNATURE);
        if (given != null) {
            var trailers = new StringBuilder();
            body.trailers().forEach((name, value) -> {
                if (!name.equals(TRAILER_SIGNATURE)) {
                    trailers.append(name).append(':').append(value).append('\n');
                }
            });
            String hash = Sha256.hex(trailers.toString());
            if (!Sha256.same(signer.sign(TRAILER_ALGORITHM, previous + "\n" + hash), given)) {
                throw refusal.wrongSignature();
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String withoutChunking(String encoding) {
        String rest = encoding.replaceAll("\\s*,?\\s*aws-chunked\\s*,?\\s*", "");
        return rest.isEmpty() ? null : rest;
    }
}
