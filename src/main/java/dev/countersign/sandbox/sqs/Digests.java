package dev.countersign.sandbox.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The MD5 sums that clients compare to see that a message arrived whole. */
final class Digests {
    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String of(String body) {
        return hex(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Over names, types and values in the order of names, each with its length. */
    static String of(Map<String, MessageAttributeValue> attributes) {
        var bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            add(bytes, name.getBytes(StandardCharsets.UTF_8));
            add(bytes, value.dataType().getBytes(StandardCharsets.UTF_8));
            if (value.stringValue() != null) {
                bytes.write(STRING);
                add(bytes, value.stringValue().getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(BINARY);
                add(bytes, value.binaryValue().asByteArray());
            }
        });
        return hex(bytes.toByteArray());
    }

    private static void add(ByteArrayOutputStream bytes, byte[] part) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
