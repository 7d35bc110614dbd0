package dev.countersign.aws.sdk.credentials;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.StsGateway.Issued;
import dev.countersign.aws.sdk.call.AwsCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/**
 * The keys of a console sign-in. The SDK's provider knows the format of the cache, renews with a DPoP proof, and writes back what
 * it got, so that the AWS CLI goes on with it.
 */
final class LoginKeys {
    private static final String OPERATION = "signin:CreateOAuth2Token";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** The keys live for 15 minutes; asked for later than this before their end, they are renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private LoginKeys() {}

    static Issued of(String loginSession, Path cache, String region, Endpoints endpoints) {
        try (SdkHttpClient http = UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER)
                        .build();
                SigninClient client = client(http, region, endpoints);
                // A provider of its own for each time: it keeps in memory what another program may have renewed
                // meanwhile.
                LoginCredentialsProvider provider = LoginCredentialsProvider.builder()
                        .signinClient(client)
                        .loginSession(loginSession)
                        .tokenCacheLocation(cache)
                        .staleTime(EARLY)
                        .prefetchTime(EARLY)
                        .asyncCredentialUpdateEnabled(false)
                        .build()) {
            return issued(AwsCalls.call(OPERATION, () -> resolved(provider, cache)));
        } catch (AwsFailure e) {
            throw told(e);
        } catch (RuntimeException e) {
            // A cache that lacks a member is reported by whatever stumbles over it.
            throw damaged(cache);
        }
    }

    private static AwsCredentials resolved(LoginCredentialsProvider provider, Path cache) {
        try {
            return provider.resolveCredentials();
        } catch (SdkClientException e) {
            // A file that is no JSON counts as an IOException there, as if the network were to blame.
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause.getClass().getName().contains(".jackson.")) {
                    throw damaged(cache);
                }
            }
            throw e;
        }
    }

    private static AwsFailure damaged(Path cache) {
        return AwsFailure.saying(
                Kind.CREDENTIALS_EXPIRED,
                OPERATION,
                "The console sign-in in " + cache + " cannot be used: its file is damaged.",
                "Sign in again with aws login.");
    }

    private static SigninClient client(SdkHttpClient http, String region, Endpoints endpoints) {
        var builder = SigninClient.builder()
                .httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create());
        endpoints.of("signin").ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static Issued issued(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials session
                ? Optional.of(session.sessionToken())
                : Optional.empty();
        return new Issued(
                new AccessKeys(credentials.accessKeyId(), credentials.secretAccessKey(), token),
                credentials.expirationTime());
    }

    /** The SDK says in words, not in codes, that only signing in again helps. */
    private static AwsFailure told(AwsFailure failure) {
        String reason = failure.reason().toLowerCase(Locale.ROOT);
        boolean over = failure.is(Kind.ACCESS_DENIED) && failure.httpStatus() != 0
                || reason.contains("reauthenticate")
                || reason.contains("re-authenticate")
                || reason.contains("token cache file");
        if (!over) {
            return failure;
        }
        String why = reason.contains("not found")
                ? "There is no console sign-in for this profile yet."
                : reason.contains("password")
                        ? "The console sign-in has ended, because the password was changed."
                        : reason.contains("insufficient permissions")
                                ? "This user may not renew a console sign-in (" + OPERATION + ")."
                                : "The console sign-in has ended.";
        return AwsFailure.of(Kind.CREDENTIALS_EXPIRED, OPERATION, failure.reason())
                .inWords(why, "Sign in with aws login, then try again.");
    }
}
