package dev.countersign.aws.sdk.call;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Notes on a failed call's exception where the call went: the SDK's exceptions do not say. */
final class CalledEndpoint implements ExecutionInterceptor {
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        context.httpRequest().ifPresent(request -> failure.addSuppressed(new At(text(request))));
        return failure;
    }

    /** Where a failed call went, for example {@code https://states.eu-west-1.amazonaws.com}; empty if it went nowhere. */
    static String of(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .map(note -> note instanceof At at ? Optional.of(at.endpoint) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static String text(SdkHttpRequest request) {
        boolean usual = request.port() == (request.protocol().equals("https") ? 443 : 80);
        return request.protocol() + "://" + request.host() + (usual ? "" : ":" + request.port());
    }

    private static final class At extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String endpoint;

        At(String endpoint) {
            super("called " + endpoint, null, false, false);
            this.endpoint = endpoint;
        }
    }
}
