package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Issues temporary credentials in STS's form. */
final class TemporaryCredentials {
    private final World world;
    private final InstantSource wall;

    TemporaryCredentials(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
    }

    Credentials of(Caller caller, Duration lifetime) {
        Identities.Credentials issued = world.identities().issue(caller, lifetime);
        return Credentials.builder()
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secretAccessKey())
                .sessionToken(issued.sessionToken().orElseThrow())
                .expiration(wall.instant().plus(lifetime))
                .build();
    }
}
