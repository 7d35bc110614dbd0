package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.CallerSession;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Security Token Service: who am I, and temporary credentials. Their expiry follows the wall clock. */
public final class StsService {
    private final World world;
    private final InstantSource wall;
    private final SecondFactor secondFactor;
    private final TemporaryCredentials credentials;

    public StsService(World world) {
        this(world, InstantSource.system());
    }

    /** @param wall what temporary credentials expire by */
    public StsService(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
        this.secondFactor = new SecondFactor(world);
        this.credentials = new TemporaryCredentials(world, wall);
    }

    public void register() {
        world.operations().on(GetCallerIdentityRequest.class, Access.free(), (r, caller) -> identity(caller));
        world.operations().on(GetSessionTokenRequest.class, Access.free(), this::sessionToken);
        world.operations()
                .on(
                        GetAccessKeyInfoRequest.class,
                        Access.onAll("sts:GetAccessKeyInfo"),
                        (r, caller) -> keyInfo(String.valueOf(r.accessKeyId())));
        new RoleOperations(world, secondFactor, new WebIdentities(world, wall), credentials).register();
    }

    private GetCallerIdentityResponse identity(Caller caller) {
        return GetCallerIdentityResponse.builder()
                .account(world.account().id())
                .arn(caller.arn())
                .userId(caller.userId())
                .build();
    }

    private GetSessionTokenResponse sessionToken(GetSessionTokenRequest r, Caller caller) {
        if (caller.kind() != Caller.Kind.USER || caller.session().temporary()) {
            throw ServiceError.accessDenied("Cannot call GetSessionToken with session credentials");
        }
        Duration lifetime = Lifetimes.ofUser(r.durationSeconds());
        Caller proved = secondFactor.prove(caller, r.serialNumber(), r.tokenCode());
        CallerSession session =
                CallerSession.issued(wall.instant()).withMfa(proved.session().mfa());
        return GetSessionTokenResponse.builder()
                .credentials(credentials.of(caller.with(session), lifetime))
                .build();
    }

    private GetAccessKeyInfoResponse keyInfo(String accessKeyId) {
        if (!accessKeyId.matches("\\w{16,128}")) {
            throw StsErrors.constraint(
                    accessKeyId, "accessKeyId", "Member must satisfy regular expression pattern: [\\w]*");
        }
        if (world.identities().find(accessKeyId).isEmpty()) {
            throw ServiceError.notImplemented("the access keys of other accounts");
        }
        return GetAccessKeyInfoResponse.builder().account(world.account().id()).build();
    }
}
