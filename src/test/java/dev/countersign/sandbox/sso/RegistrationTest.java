package dev.countersign.sandbox.sso;

import static dev.countersign.sandbox.sso.SsoFixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientMetadataException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRedirectUriException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.InvalidScopeException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.UnsupportedGrantTypeException;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationTest {
    private final SsoFixture sso = new SsoFixture();

    @AfterAll
    void close() {
        sso.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(InvalidClientMetadataException.class, r -> r.clientType("confidential")),
                mistake(InvalidRequestException.class, r -> r.clientName(null)),
                mistake(InvalidScopeException.class, r -> r.scopes("everything")),
                mistake(UnsupportedGrantTypeException.class, r -> r.grantTypes("password")),
                mistake(InvalidRedirectUriException.class, r -> r.redirectUris("https://example.com/callback")),
                mistake(InvalidRedirectUriException.class, r -> r.redirectUris(java.util.List.of())),
                mistake(InvalidRequestException.class, r -> r.issuerUrl(null)),
                mistake(InvalidRequestException.class, r -> r.issuerUrl("https://d-1234567890.awsapps.com/start")));
    }

    private static Arguments mistake(Class<? extends Exception> answer, Consumer<RegisterClientRequest.Builder> made) {
        return Arguments.of(answer, made);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aRegistrationThatMakesNoSenseIsRefused(
            Class<? extends Exception> answer, Consumer<RegisterClientRequest.Builder> made) {
        assertThatThrownBy(() -> sso.oidc.registerClient(r -> {
                    r.clientName("Countersign")
                            .clientType("public")
                            .scopes(SCOPE)
                            .redirectUris("http://127.0.0.1/oauth/callback")
                            .grantTypes("authorization_code", "refresh_token")
                            .issuerUrl(sso.startUrl());
                    made.accept(r);
                }))
                .isInstanceOf(answer);
    }

    @Test
    void aTokenNeedsAGrantThatThereIsAndAllThatBelongsToIt() {
        RegisterClientResponse client = sso.registerForCodes();
        assertThatThrownBy(() -> sso.oidc.createToken(r -> r.clientId(client.clientId())
                        .clientSecret(client.clientSecret())
                        .grantType("password")))
                .isInstanceOf(UnsupportedGrantTypeException.class);
        assertThatThrownBy(() -> sso.oidc.createToken(r -> r.clientId(client.clientId())
                        .clientSecret(client.clientSecret())
                        .grantType("authorization_code")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.errorDescription()).isEqualTo("The request needs code."));
        assertThatThrownBy(() -> sso.oidc.createToken(r -> r.clientId(client.clientId())
                        .clientSecret(client.clientSecret())
                        .grantType("refresh_token")
                        .scope("everything")
                        .refreshToken("any")))
                .isInstanceOf(InvalidScopeException.class);
    }

    @Test
    void anErrorHasOAuthsBodyAndAwssHeader() throws Exception {
        HttpResponse<String> answer = post("/token", "{\"clientId\":\"x\",\"clientSecret\":\"y\",\"grantType\":\"z\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InvalidClientException");
        assertThat(new JsonMapper().readTree(answer.body()))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"error\":\"invalid_client\",\"error_description\":\"Invalid client provided\"}"));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        URI uri = sso.sandbox.endpoint().resolve(path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
