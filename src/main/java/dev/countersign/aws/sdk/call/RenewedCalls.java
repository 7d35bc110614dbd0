package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CredentialSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Gives a client the session's present credentials, and notes on the exception of a call whose credentials the endpoint would not
 * take how others can be had, so that {@link AwsCalls} makes the call once more. The SDK itself resolves credentials once for a call
 * and all its attempts.
 */
final class RenewedCalls implements AwsCredentialsProvider, ExecutionInterceptor {
    private final CredentialSource source;
    /** What the call on this thread was signed with; a synchronous client asks on its caller's thread. */
    private final ThreadLocal<AccessKeys> signedWith = new ThreadLocal<>();

    RenewedCalls(CredentialSource source) {
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AccessKeys keys = source.current();
        signedWith.set(keys);
        return SdkTypes.credentials(keys);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        signedWith.remove();
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        Optional<AccessKeys> keys = Optional.ofNullable(signedWith.get());
        signedWith.remove();
        if (failure instanceof AwsServiceException e) {
            keys.ifPresent(refused ->
                    refusal(e).ifPresent(why -> e.addSuppressed(new Refused(() -> source.refused(refused, why)))));
        }
        return failure;
    }

    /** Whether the call failed for its credentials, and the session has others now. Blocks while others are looked for. */
    static boolean areRenewed(AwsServiceException failure) {
        return Arrays.stream(failure.getSuppressed())
                .anyMatch(note -> note instanceof Refused refused && refused.renewal.getAsBoolean());
    }

    private static Optional<Kind> refusal(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        if (details == null || ClockSkew.isMeant(e)) {
            return Optional.empty();
        }
        Kind kind = ErrorCodes.kindOf(
                String.valueOf(details.errorCode()), String.valueOf(details.errorMessage()), e.statusCode());
        return kind == Kind.CREDENTIALS_EXPIRED || kind == Kind.CREDENTIALS_REJECTED
                ? Optional.of(kind)
                : Optional.empty();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient BooleanSupplier renewal;

        Refused(BooleanSupplier renewal) {
            super("signed with credentials that are no longer good", null, false, false);
            this.renewal = renewal;
        }
    }
}
