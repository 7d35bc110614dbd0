package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Security Token Service: who am I, and temporary credentials. Their expiry follows the wall clock. */
public final class StsService {
    private static final int HOUR = 3600;
    private static final int SHORTEST = 900;
    private static final int LONGEST_ROLE_SESSION = 12 * HOUR;
    private static final int LONGEST_USER_SESSION = 36 * HOUR;

    private final World world;
    private final InstantSource wall;

    public StsService(World world) {
        this(world, InstantSource.system());
    }

    /** @param wall what temporary credentials expire by */
    public StsService(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
    }

    public void register() {
        world.operations().on(GetCallerIdentityRequest.class, Access.free(), (r, caller) -> identity(caller));
        world.operations().on(AssumeRoleRequest.class, Access.free(), this::assumeRole);
        world.operations().on(GetSessionTokenRequest.class, Access.free(), this::sessionToken);
    }

    private GetCallerIdentityResponse identity(Caller caller) {
        return GetCallerIdentityResponse.builder()
                .account(world.account().id())
                .arn(caller.arn())
                .userId(caller.userId())
                .build();
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest r, Caller caller) {
        if (r.policy() != null || r.hasPolicyArns()) {
            throw ServiceError.notImplemented("session policies of AssumeRole");
        }
        if (r.serialNumber() != null || r.tokenCode() != null) {
            throw ServiceError.notImplemented("MFA for AssumeRole");
        }
        String session = String.valueOf(r.roleSessionName());
        if (!session.matches("[\\w+=,.@-]{2,64}")) {
            throw ServiceError.of(
                    "ValidationError",
                    "1 validation error detected: Value '" + session + "' at 'roleSessionName' failed to satisfy"
                            + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        Duration lifetime = lifetime(r.durationSeconds(), HOUR, LONGEST_ROLE_SESSION);
        Caller assumed = world.identities().assume(caller, String.valueOf(r.roleArn()), session);
        return AssumeRoleResponse.builder()
                .credentials(credentials(assumed, lifetime))
                .assumedRoleUser(user -> user.arn(assumed.arn()).assumedRoleId(assumed.userId()))
                .build();
    }

    private GetSessionTokenResponse sessionToken(GetSessionTokenRequest r, Caller caller) {
        if (caller.kind() != Caller.Kind.USER) {
            throw ServiceError.accessDenied("Cannot call GetSessionToken with session credentials");
        }
        Duration lifetime = lifetime(r.durationSeconds(), 12 * HOUR, LONGEST_USER_SESSION);
        return GetSessionTokenResponse.builder()
                .credentials(credentials(caller, lifetime))
                .build();
    }

    private Credentials credentials(Caller caller, Duration lifetime) {
        Identities.Credentials issued = world.identities().issue(caller, lifetime);
        return Credentials.builder()
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secretAccessKey())
                .sessionToken(issued.sessionToken().orElseThrow())
                .expiration(wall.instant().plus(lifetime))
                .build();
    }

    private static Duration lifetime(@Nullable Integer asked, int usual, int longest) {
        int seconds = asked == null ? usual : asked;
        if (seconds < SHORTEST || seconds > longest) {
            throw ServiceError.of(
                    "ValidationError",
                    "1 validation error detected: Value '" + seconds + "' at 'durationSeconds' failed to satisfy"
                            + " constraint: Member must have value between " + SHORTEST + " and " + longest);
        }
        return Duration.ofSeconds(seconds);
    }
}
