package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of identity providers, read from where their {@code /.well-known/openid-configuration} says. A sandbox asks
 * nobody outside this machine, so only providers on the loopback interface can be reached.
 */
final class ProviderKeys {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SandboxClock clock;

    ProviderKeys(SandboxClock clock) {
        this.clock = clock;
    }

    /**
     * The provider's keys, a JSON array.
     *
     * @param providerUrl as IAM tells it: without {@code https://}, or with {@code http://}
     */
    JsonNode of(String providerUrl) {
        String base =
                (providerUrl.startsWith("http://") ? providerUrl : "https://" + providerUrl).replaceFirst("/+$", "");
        return clock.outside(() -> keys(base));
    }

    private static JsonNode keys(String base) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            JsonNode configuration = get(http, base + "/.well-known/openid-configuration");
            JsonNode keys =
                    get(http, configuration.path("jwks_uri").asString("")).path("keys");
            if (!keys.isArray()) {
                throw StsErrors.noKey();
            }
            return keys;
        }
    }

    private static JsonNode get(HttpClient http, String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null || !LOOPBACK.contains(uri.getHost())) {
                throw StsErrors.unreachable();
            }
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                throw StsErrors.unreachable();
            }
            if (answer.statusCode() != 200) {
                throw StsErrors.noKey();
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw StsErrors.unreachable();
        } catch (IllegalArgumentException | JacksonException e) {
            throw StsErrors.noKey();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StsErrors.unreachable();
        }
    }
}
