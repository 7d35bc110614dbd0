package dev.countersign.sandbox.sso;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.sso.directory.Directory;
import dev.countersign.sandbox.sso.directory.RoleProvisioning;
import dev.countersign.sandbox.sso.oidc.AuthorizationCodes;
import dev.countersign.sandbox.sso.oidc.Clients;
import dev.countersign.sandbox.sso.oidc.DeviceCodes;
import dev.countersign.sandbox.sso.oidc.OidcOperations;
import dev.countersign.sandbox.sso.oidc.Secrets;
import dev.countersign.sandbox.sso.oidc.StartUrl;
import dev.countersign.sandbox.sso.oidc.Tokens;
import dev.countersign.sandbox.sso.page.SignInSite;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * IAM Identity Center: the OIDC API, the portal API, and the web pages between them, where a person chooses who signs in. Codes,
 * tokens and credentials expire by the wall clock.
 */
public final class SsoService {
    private final World world;
    private final Directory directory = Directory.ofPersonas();
    private final RoleProvisioning roles;
    private final Supplier<URI> endpoint;
    private final InstantSource wall;

    /** @param endpoint where the sandbox is reached; not asked before the first request */
    public SsoService(World world, Supplier<URI> endpoint) {
        this(world, endpoint, InstantSource.system());
    }

    /** @param wall what codes, tokens and credentials expire by */
    public SsoService(World world, Supplier<URI> endpoint, InstantSource wall) {
        this.world = world;
        this.endpoint = endpoint;
        this.wall = wall;
        this.roles = new RoleProvisioning(world);
    }

    /** What a person types to sign in. */
    public URI startUrl() {
        return StartUrl.at(endpoint.get());
    }

    public void register() {
        var secrets = new Secrets(world.issued());
        var clients = new Clients(secrets, wall);
        var codes = new AuthorizationCodes(secrets, wall);
        var devices = new DeviceCodes(secrets, wall);
        var tokens = new Tokens(secrets, wall);
        new OidcOperations(clients, codes, devices, tokens, endpoint).register(world.operations());
        new PortalOperations(world, directory, roles, tokens, wall).register(world.operations());
        new SignInSite(world.account(), directory, clients, codes, devices, secrets, endpoint, wall)
                .register(world.site());
    }

    /** Makes the IAM roles of the permission sets; IAM must be registered. */
    public void provision() {
        roles.provision(directory);
    }
}
