package dev.countersign.sandbox.api;

import software.amazon.awssdk.core.SdkPojo;

/**
 * What a handler gives back.
 *
 * @param response the SDK's response object
 * @param body the bytes of a streaming response (S3 GetObject); empty otherwise
 */
public record Answer(SdkPojo response, byte[] body) {
    private static final byte[] NONE = new byte[0];

    public static Answer of(SdkPojo response) {
        return new Answer(response, NONE);
    }
}
