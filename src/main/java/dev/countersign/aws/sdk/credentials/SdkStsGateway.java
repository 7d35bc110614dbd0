package dev.countersign.aws.sdk.credentials;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.StsGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.CallerIdentity;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;

/** {@link StsGateway} over the SDK. */
final class SdkStsGateway implements StsGateway {
    private final AwsClients clients;

    SdkStsGateway(AwsConnection connection, ServerClock clock) {
        this.clients = new AwsClients(connection, clock);
    }

    @Override
    public CallerIdentity whoAmI() {
        var answer = AwsCalls.call("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity());
        return new CallerIdentity(answer.account(), answer.arn());
    }

    @Override
    public Issued assumeRole(Role role, Optional<MfaCode> mfa) {
        return issued(AwsCalls.call(
                        "sts:AssumeRole",
                        () -> clients.sts().assumeRole(request -> {
                            request.roleArn(role.arn())
                                    .roleSessionName(role.sessionName())
                                    .durationSeconds(seconds(role.duration()));
                            role.externalId().ifPresent(request::externalId);
                            mfa.ifPresent(
                                    code -> request.serialNumber(code.serial()).tokenCode(code.code()));
                        }))
                .credentials());
    }

    @Override
    public Issued sessionToken(Optional<Duration> duration, MfaCode mfa) {
        return issued(AwsCalls.call(
                        "sts:GetSessionToken",
                        () -> clients.sts()
                                .getSessionToken(request -> request.durationSeconds(seconds(duration))
                                        .serialNumber(mfa.serial())
                                        .tokenCode(mfa.code())))
                .credentials());
    }

    @Override
    public Issued assumeRoleWithWebIdentity(Role role, String token) {
        return issued(AwsCalls.call(
                        "sts:AssumeRoleWithWebIdentity",
                        () -> clients.sts()
                                .assumeRoleWithWebIdentity(request -> request.roleArn(role.arn())
                                        .roleSessionName(role.sessionName())
                                        .durationSeconds(seconds(role.duration()))
                                        .webIdentityToken(token)))
                .credentials());
    }

    private static @Nullable Integer seconds(Optional<Duration> duration) {
        return duration.map(d -> Math.toIntExact(d.toSeconds())).orElse(null);
    }

    private static Issued issued(Credentials credentials) {
        return new Issued(
                new AccessKeys(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        Optional.ofNullable(credentials.sessionToken())),
                Optional.ofNullable(credentials.expiration()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
