package dev.countersign.domain;

import static java.util.Objects.requireNonNull;

/**
 * What an object version holds, or its beginning.
 *
 * @param contentType empty when the object has none
 * @param text decoded as UTF-8, task tokens redacted; empty for something that is not text
 * @param isText whether the bytes are text
 * @param size of the whole object, in bytes
 * @param truncated whether {@code text} is only the beginning
 */
public record ObjectContent(String contentType, String text, boolean isText, long size, boolean truncated) {
    public ObjectContent {
        requireNonNull(contentType, "contentType");
        requireNonNull(text, "text");
    }
}
