package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.sso.directory.Person;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationRequest;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** The OIDC API, as it comes in without a signature. */
public final class OidcOperations {
    private final Clients clients;
    private final AuthorizationCodes codes;
    private final DeviceCodes devices;
    private final Tokens tokens;
    private final Supplier<URI> endpoint;

    /** @param endpoint where this sandbox is reached; asked when the first request is here */
    public OidcOperations(
            Clients clients, AuthorizationCodes codes, DeviceCodes devices, Tokens tokens, Supplier<URI> endpoint) {
        this.clients = clients;
        this.codes = codes;
        this.devices = devices;
        this.tokens = tokens;
        this.endpoint = endpoint;
    }

    public void register(Operations operations) {
        operations.on(RegisterClientRequest.class, Access.free(), (r, caller) -> registerClient(r));
        operations.on(StartDeviceAuthorizationRequest.class, Access.free(), (r, caller) -> startDevice(r));
        operations.on(CreateTokenRequest.class, Access.free(), (r, caller) -> createToken(r));
    }

    private RegisterClientResponse registerClient(RegisterClientRequest r) {
        if (r.entitledApplicationArn() != null) {
            throw ServiceError.notImplemented("applications of IAM Identity Center (entitledApplicationArn)");
        }
        String name = needed(r.clientName(), "clientName");
        if (!"public".equals(r.clientType())) {
            throw OidcError.INVALID_CLIENT_METADATA.of("The clientType must be 'public'.");
        }
        if (!List.of(Client.ACCOUNT_ACCESS).containsAll(r.scopes())) {
            throw OidcError.INVALID_SCOPE.of();
        }
        Set<Grant> grants = grants(r.grantTypes());
        List<URI> redirects = r.redirectUris().stream()
                .map(text -> Redirects.loopback(text).orElseThrow(OidcError.INVALID_REDIRECT_URI::of))
                .toList();
        if (grants.contains(Grant.AUTHORIZATION_CODE)) {
            checkIssuer(needed(r.issuerUrl(), "issuerUrl"));
            if (redirects.isEmpty()) {
                throw OidcError.INVALID_REDIRECT_URI.of();
            }
        }
        Client client = clients.register(name, grants, r.scopes(), redirects);
        return RegisterClientResponse.builder()
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientIdIssuedAt(client.registered().getEpochSecond())
                .clientSecretExpiresAt(client.expires().getEpochSecond())
                .build();
    }

    private static Set<Grant> grants(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.of(Grant.DEVICE_CODE, Grant.REFRESH_TOKEN);
        }
        Set<Grant> grants = EnumSet.noneOf(Grant.class);
        names.forEach(name -> grants.add(Grant.named(name).orElseThrow(OidcError.UNSUPPORTED_GRANT_TYPE::of)));
        return grants;
    }

    private StartDeviceAuthorizationResponse startDevice(StartDeviceAuthorizationRequest r) {
        Client client =
                clients.authenticate(needed(r.clientId(), "clientId"), needed(r.clientSecret(), "clientSecret"));
        checkIssuer(needed(r.startUrl(), "startUrl"));
        requireGrant(client, Grant.DEVICE_CODE);
        DeviceCodes.Started started = devices.start(client);
        String page = endpoint.get() + "/device";
        return StartDeviceAuthorizationResponse.builder()
                .deviceCode(started.deviceCode())
                .userCode(started.userCode())
                .verificationUri(page)
                .verificationUriComplete(page + "?user_code=" + started.userCode())
                .expiresIn((int) DeviceCodes.LIFE.toSeconds())
                .interval((int) DeviceCodes.INTERVAL.toSeconds())
                .build();
    }

    private CreateTokenResponse createToken(CreateTokenRequest r) {
        Client client =
                clients.authenticate(needed(r.clientId(), "clientId"), needed(r.clientSecret(), "clientSecret"));
        Grant grant = Grant.named(needed(r.grantType(), "grantType")).orElseThrow(OidcError.UNSUPPORTED_GRANT_TYPE::of);
        requireGrant(client, grant);
        if (!client.scopes().containsAll(r.scope())) {
            throw OidcError.INVALID_SCOPE.of();
        }
        Tokens.Issued issued = switch (grant) {
            case AUTHORIZATION_CODE -> tokens.signIn(client, byCode(client, r));
            case DEVICE_CODE -> tokens.signIn(client, devices.poll(client, needed(r.deviceCode(), "deviceCode")));
            case REFRESH_TOKEN -> tokens.refresh(client, needed(r.refreshToken(), "refreshToken"));
        };
        return CreateTokenResponse.builder()
                .accessToken(issued.accessToken())
                .refreshToken(issued.refreshToken().orElse(null))
                .tokenType("Bearer")
                .expiresIn((int) issued.life().toSeconds())
                .build();
    }

    private Person byCode(Client client, CreateTokenRequest r) {
        return codes.redeem(
                client,
                needed(r.code(), "code"),
                needed(r.redirectUri(), "redirectUri"),
                needed(r.codeVerifier(), "codeVerifier"));
    }

    private static void requireGrant(Client client, Grant grant) {
        if (!client.grants().contains(grant)) {
            throw OidcError.UNAUTHORIZED_CLIENT.of();
        }
    }

    private void checkIssuer(String startUrl) {
        if (!StartUrl.isMeant(startUrl, endpoint.get())) {
            throw OidcError.INVALID_REQUEST.of();
        }
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw OidcError.INVALID_REQUEST.of("The request needs " + name + ".");
        }
        return value;
    }
}
