package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The one place where SDK exceptions become {@link AwsFailure}s. */
public final class AwsCalls {
    private static final Logger LOG = System.getLogger(AwsCalls.class.getName());

    private AwsCalls() {}

    /**
     * Makes a call; once more, when AWS would not take its credentials and the session has others then.
     *
     * @param operation as in IAM, for example {@code states:StartExecution}
     * @param sdkCall one call, or the pages of one; what it leaves behind must not depend on how often it is made
     * @throws AwsFailure instead of whatever the SDK throws
     */
    public static <T> T call(String operation, Supplier<T> sdkCall) {
        try {
            return renewed(sdkCall);
        } catch (AwsServiceException e) {
            throw ClockSkew.explain(answered(operation, e), e);
        } catch (SdkClientException e) {
            throw unanswered(operation, e);
        }
    }

    private static <T> T renewed(Supplier<T> sdkCall) {
        try {
            return sdkCall.get();
        } catch (AwsServiceException e) {
            if (RenewedCalls.areRenewed(e)) {
                return sdkCall.get();
            }
            throw e;
        }
    }

    /** As {@link #call}, for something that may not be there: NOT_FOUND becomes an empty answer. */
    public static <T> Optional<T> find(String operation, Supplier<T> sdkCall) {
        try {
            return Optional.of(call(operation, sdkCall));
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static AwsFailure answered(String operation, AwsServiceException e) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String reason =
                details.map(AwsErrorDetails::errorMessage).orElseGet(() -> Objects.toString(e.getMessage(), ""));
        Kind kind = ErrorCodes.kindOf(code, reason, e.statusCode());
        return withTrace(
                new AwsFailure(kind, operation, code, reason, Objects.toString(e.requestId(), ""), e.statusCode())
                        .at(CalledEndpoint.of(e)),
                e);
    }

    private static AwsFailure unanswered(String operation, SdkClientException e) {
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return withTrace(unanswered(Kind.UNREACHABLE, operation, "no answer in time", e), e);
        }
        Optional<IOException> io = cause(e, IOException.class);
        if (io.filter(AwsCalls::isNoJson).isPresent()) {
            return withTrace(unanswered(Kind.UNEXPECTED, operation, "the answer is none of AWS's", e), e);
        }
        if (io.isPresent()) {
            return withTrace(unanswered(Kind.UNREACHABLE, operation, words(io.get()), e), e);
        }
        Optional<AwsFailure> ours = cause(e, AwsFailure.class);
        if (ours.isPresent()) {
            // The session's own credentials could not be had; what it said is what happened.
            return ours.get();
        }
        String reason = Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        Kind kind = isExpired(e, reason) ? Kind.CREDENTIALS_EXPIRED : Kind.UNEXPECTED;
        return withTrace(unanswered(kind, operation, reason, e), e);
    }

    /** A proxy's or a network's own page came instead; the parser's complaint quotes from it, so it is not repeated. */
    private static boolean isNoJson(IOException e) {
        return e.getClass().getName().contains(".jackson.");
    }

    private static AwsFailure unanswered(Kind kind, String operation, String reason, SdkClientException e) {
        return AwsFailure.of(kind, operation, reason).at(CalledEndpoint.of(e));
    }

    /** An SSO session or a login that has run out is noticed by the SDK itself, before any request. */
    private static boolean isExpired(SdkClientException e, String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return e.getClass().getSimpleName().contains("ExpiredToken")
                || lower.contains("sso session") && lower.contains("expired")
                || lower.contains("token is expired");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String words(IOException e) {
        String message = Objects.toString(e.getMessage(), "");
        return switch (e) {
            case java.net.UnknownHostException _ -> "the host name " + message + " is unknown";
            case java.net.ConnectException _ -> "the connection was refused";
            case java.net.SocketTimeoutException _ -> "no answer in time";
            default -> message.isEmpty() ? e.getClass().getSimpleName() : message;
        };
    }

    /** Keeps where it happened but not the SDK's exception: its message may hold what {@link AwsFailure} cuts out. */
    private static AwsFailure withTrace(AwsFailure failure, Throwable origin) {
        failure.setStackTrace(origin.getStackTrace());
        LOG.log(Level.DEBUG, () -> failure.details().strip().replace(System.lineSeparator(), ", "));
        return failure;
    }
}
