package dev.countersign.sandbox.wire.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.DateUtils;

/** Scalars and their text. */
public final class Scalars {
    private Scalars() {}

    /**
     * @param timestamps the protocol's format for timestamps, where the member itself names none
     * @throws MalformedInput when the text is not of the member's type
     */
    public static Object parse(String text, SdkField<?> member, Format timestamps) {
        try {
            return switch (member.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> new BigDecimal(text).intValueExact();
                case LONG -> new BigDecimal(text).longValueExact();
                case SHORT -> new BigDecimal(text).shortValueExact();
                case BYTE -> new BigDecimal(text).byteValueExact();
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> truth(text, member);
                case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
                case INSTANT -> instant(text, format(member, timestamps));
                default -> throw new IllegalStateException(member.memberName() + " is not a scalar");
            };
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw new MalformedInput("The value of " + member.memberName() + " is not a valid "
                    + member.marshallingType().getTargetClass().getSimpleName());
        }
    }

    private static boolean truth(String text, SdkField<?> member) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedInput(member.memberName() + " must be true or false");
        };
    }

    private static Instant instant(String text, Format format) {
        return switch (format) {
            case ISO_8601 -> DateUtils.parseIso8601Date(text);
            case RFC_822 -> DateUtils.parseRfc822Date(text);
            case UNIX_TIMESTAMP -> millis(new BigDecimal(text).movePointRight(3));
            case UNIX_TIMESTAMP_MILLIS -> millis(new BigDecimal(text));
        };
    }

    private static Instant millis(BigDecimal millis) {
        return Instant.ofEpochMilli(millis.longValue());
    }

    /** The reverse of {@link #parse}. Timestamps have whole milliseconds on the wire. */
    public static String print(Object value, SdkField<?> member, Format timestamps) {
        return switch (value) {
            case Instant instant ->
                switch (format(member, timestamps)) {
                    case ISO_8601 -> DateUtils.formatIso8601Date(Instant.ofEpochMilli(instant.toEpochMilli()));
                    case RFC_822 -> DateUtils.formatRfc822Date(instant);
                    case UNIX_TIMESTAMP ->
                        BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
                    case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
                };
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    /** The format of a timestamp member: its own, else the protocol's. */
    public static Format format(SdkField<?> member, Format otherwise) {
        return member.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(otherwise);
    }
}
