package dev.countersign.sandbox.s3.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The HTTP headers that are stored with an object and given back with it. All but the content type may be absent. */
public record ObjectHeaders(
        String contentType,
        @Nullable String cacheControl,
        @Nullable String contentDisposition,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable Instant expires,
        @Nullable String websiteRedirectLocation) {
    private static final String DEFAULT_TYPE = "binary/octet-stream";

    public static ObjectHeaders of(PutObjectRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                encoding(request.contentEncoding()),
                request.contentLanguage(),
                request.expires(),
                request.websiteRedirectLocation());
    }

    public static ObjectHeaders of(CopyObjectRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                encoding(request.contentEncoding()),
                request.contentLanguage(),
                request.expires(),
                request.websiteRedirectLocation());
    }

    public static ObjectHeaders of(CreateMultipartUploadRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                encoding(request.contentEncoding()),
                request.contentLanguage(),
                request.expires(),
                request.websiteRedirectLocation());
    }

    private static String type(@Nullable String given) {
        return given == null || given.isBlank() ? DEFAULT_TYPE : given;
    }

    /** {@code aws-chunked} tells how the request was sent; it is no property of the object. */
    private static @Nullable String encoding(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String rest = Arrays.stream(given.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty() && !"aws-chunked".equals(part))
                .collect(Collectors.joining(","));
        return rest.isEmpty() ? null : rest;
    }
}
