package dev.countersign.sandbox.s3.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/**
 * A checksum of an object's bytes.
 *
 * @param value Base64, as the {@code x-amz-checksum-…} headers have it
 */
public record Checksum(ChecksumAlgorithm algorithm, String value) {
    private static final long CRC64_NVME = 0x9A6C9329AC4BC9B5L;

    public static Checksum of(ChecksumAlgorithm algorithm, byte[] bytes) {
        byte[] raw = switch (algorithm) {
            case CRC32 -> {
                var crc = new CRC32();
                crc.update(bytes);
                yield fourBytes(crc.getValue());
            }
            case CRC32_C -> {
                var crc = new CRC32C();
                crc.update(bytes);
                yield fourBytes(crc.getValue());
            }
            case SHA1 -> digest("SHA-1", bytes);
            case SHA256 -> digest("SHA-256", bytes);
            default -> crc64(bytes);
        };
        return new Checksum(known(algorithm), Base64.getEncoder().encodeToString(raw));
    }

    private static ChecksumAlgorithm known(ChecksumAlgorithm algorithm) {
        return algorithm == ChecksumAlgorithm.UNKNOWN_TO_SDK_VERSION ? ChecksumAlgorithm.CRC64_NVME : algorithm;
    }

    /**
     * The checksum of a request's body: of the kind that the request asks for, CRC-64/NVME when it asks for none.
     *
     * @param request any request with {@code ChecksumAlgorithm} and {@code ChecksumCRC32}… members
     */
    public static Checksum ofBody(SdkPojo request, byte[] body) {
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.knownValues()) {
            Optional<Object> given = member(request, "Checksum" + algorithm);
            if (given.isPresent()) {
                Checksum computed = of(algorithm, body);
                if (!computed.value.equals(given.get())) {
                    throw S3Errors.badDigest(algorithm.toString().toUpperCase(Locale.ROOT));
                }
                return computed;
            }
        }
        return of(
                member(request, "ChecksumAlgorithm")
                        .map(name -> ChecksumAlgorithm.fromValue(name.toString()))
                        .orElse(ChecksumAlgorithm.CRC64_NVME),
                body);
    }

    /** Sets this checksum's own member on a response or result builder. */
    public <B extends SdkPojo> B on(B builder) {
        field(builder, "Checksum" + algorithm).ifPresent(field -> field.set(builder, value));
        field(builder, "ChecksumType").ifPresent(field -> field.set(builder, "FULL_OBJECT"));
        return builder;
    }

    private static Optional<Object> member(SdkPojo pojo, String name) {
        return field(pojo, name).map(field -> field.getValueOrDefault(pojo));
    }

    private static Optional<SdkField<?>> field(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream()
                .filter(field -> name.equals(field.memberName()))
                .findFirst();
    }

    /** The entity tag of bytes stored in one piece, with its quotes. */
    public static String etag(byte[] bytes) {
        return "\"" + HexFormat.of().formatHex(md5(bytes)) + "\"";
    }

    public static byte[] md5(byte[] bytes) {
        return digest("MD5", bytes);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static byte[] fourBytes(long crc) {
        return ByteBuffer.allocate(4).putInt((int) crc).array();
    }

    private static byte[] crc64(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ CRC64_NVME;
            }
        }
        return ByteBuffer.allocate(8).putLong(~crc).array();
    }
}
