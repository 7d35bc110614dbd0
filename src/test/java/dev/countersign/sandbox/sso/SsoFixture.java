package dev.countersign.sandbox.sso;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.testing.ManualTime;
import dev.countersign.testing.SignInPage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** A program that signs in to a sandbox in which tokens expire by a time that the test moves. */
final class SsoFixture implements AutoCloseable {
    static final String SCOPE = "sso:account:access";
    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    static final String CALLBACK = "http://127.0.0.1:54321/oauth/callback";
    static final String VERIFIER = "a-verifier.of~forty-three_or-more-letters-as-it-has-to-be";

    final ManualTime time = new ManualTime(Instant.parse("2026-01-15T09:00:00Z"));
    final RunningSandbox sandbox = RunningSandbox.started(options -> options.withCredentialTime(time));
    final SsoOidcClient oidc = sandbox.client(SsoOidcClient.builder());
    final SsoClient portal = sandbox.client(SsoClient.builder());

    String startUrl() {
        return sandbox.sandbox().startUrl().toString();
    }

    /** As the AWS CLI registers for PKCE. */
    RegisterClientResponse registerForCodes() {
        return oidc.registerClient(r -> r.clientName("Countersign")
                .clientType("public")
                .scopes(SCOPE)
                .redirectUris("http://127.0.0.1/oauth/callback")
                .grantTypes("authorization_code", "refresh_token")
                .issuerUrl(startUrl()));
    }

    /** As the AWS CLI registers for the device code: with the scope, or without for a legacy profile. */
    RegisterClientResponse registerForDevices(String... scopes) {
        return oidc.registerClient(
                r -> r.clientName("botocore-client-1").clientType("public").scopes(scopes));
    }

    URI authorizeUrl(RegisterClientResponse client) {
        return authorizeUrl(client, Map.of());
    }

    /** @param changed parameters with other values; an empty value leaves one out */
    URI authorizeUrl(RegisterClientResponse client, Map<String, String> changed) {
        var parameters = new java.util.TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                client.clientId(),
                "redirect_uri",
                CALLBACK,
                "state",
                "a state & more",
                "code_challenge_method",
                "S256",
                "scopes",
                SCOPE,
                "code_challenge",
                SignInPage.challenge(VERIFIER)));
        parameters.putAll(changed);
        return sandbox.endpoint()
                .resolve("/authorize?"
                        + parameters.entrySet().stream()
                                .filter(p -> !p.getValue().isEmpty())
                                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")));
    }

    /** The code that comes back when a person allows it. */
    String code(RegisterClientResponse client, String person) {
        return parameter(SignInPage.open(authorizeUrl(client)).allow(person).location(), "code");
    }

    CreateTokenResponse exchange(RegisterClientResponse client, String code) {
        return exchange(client, code, CALLBACK, VERIFIER);
    }

    CreateTokenResponse exchange(RegisterClientResponse client, String code, String redirectUri, String verifier) {
        return oidc.createToken(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .grantType("authorization_code")
                .code(code)
                .redirectUri(redirectUri)
                .codeVerifier(verifier));
    }

    CreateTokenResponse refresh(RegisterClientResponse client, String refreshToken) {
        return oidc.createToken(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .grantType("refresh_token")
                .refreshToken(refreshToken));
    }

    StartDeviceAuthorizationResponse startDevice(RegisterClientResponse client) {
        return oidc.startDeviceAuthorization(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .startUrl(startUrl()));
    }

    CreateTokenResponse poll(RegisterClientResponse client, StartDeviceAuthorizationResponse device) {
        return oidc.createToken(r -> r.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .grantType(DEVICE_CODE)
                .deviceCode(device.deviceCode()));
    }

    /** An access token of a person who signed in. */
    String tokenOf(String person) {
        RegisterClientResponse client = registerForCodes();
        return exchange(client, code(client, person)).accessToken();
    }

    /** A query parameter of a URI, decoded; empty when there is none. */
    static String parameter(URI uri, String name) {
        List<String> pairs = Arrays.asList(String.valueOf(uri.getRawQuery()).split("&"));
        return pairs.stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
