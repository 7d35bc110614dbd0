package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CredentialSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Gives a client the session's present credentials, and makes a call once more when the endpoint would not take them and the
 * session has others then. The SDK itself resolves credentials once for a call and all its attempts.
 */
final class RenewedCalls implements AwsCredentialsProvider {
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

    /** The client, with calls that are made again. */
    <C> C around(Class<C> type, C client) {
        InvocationHandler handler = (_, method, arguments) -> call(client, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object client, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return invoke(client, method, arguments);
        } catch (AwsServiceException e) {
            Optional<AccessKeys> refused = Optional.ofNullable(signedWith.get());
            Optional<Kind> why = refusal(e);
            if (refused.isPresent() && why.isPresent() && source.refused(refused.get(), why.get())) {
                return invoke(client, method, arguments);
            }
            throw e;
        } finally {
            signedWith.remove();
        }
    }

    private static @Nullable Object invoke(Object client, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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
}
