package dev.countersign.sandbox.s3.store;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object's bytes.
 *
 * @param last included
 */
public record ByteRange(int first, int last, int total) {
    private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Reads a {@code Range} header; one that is no byte range is ignored, as HTTP says. */
    public static Optional<ByteRange> of(@Nullable String header, int total) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        int first;
        int last;
        if (matcher.group(1).isEmpty()) {
            first = Math.max(0, total - number(matcher.group(2)));
            last = total - 1;
        } else {
            first = number(matcher.group(1));
            last = matcher.group(2).isEmpty() ? total - 1 : Math.min(total - 1, number(matcher.group(2)));
        }
        if (first > last) {
            throw ServiceError.of("InvalidRange", 416, "The requested range is not satisfiable");
        }
        return Optional.of(new ByteRange(first, last, total));
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    public int length() {
        return last - first + 1;
    }

    public String contentRange() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
