package dev.countersign.aws.sdk.credentials;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.StsGateway.Issued;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys that the host gives away by plain HTTP: to a container, and to an EC2 instance (IMDSv2). Answers are never quoted. */
final class HostKeys {
    static final URI METADATA_SERVICE = URI.create("http://169.254.169.254");

    private static final String CONTAINER = "container credentials";
    private static final String INSTANCE = "instance metadata";
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();
    /** The host is next door or not there. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    Issued container(URI uri, Optional<String> authorization) {
        Map<String, String> headers =
                authorization.map(value -> Map.of("Authorization", value)).orElse(Map.of());
        return keys(CONTAINER, call(CONTAINER, SdkHttpMethod.GET, uri, headers));
    }

    Issued instance(URI service) {
        String token = call(
                INSTANCE,
                SdkHttpMethod.PUT,
                service.resolve("/latest/api/token"),
                Map.of("x-aws-ec2-metadata-token-ttl-seconds", "21600"));
        var headers = Map.of("x-aws-ec2-metadata-token", token.strip());
        String role = call(INSTANCE, SdkHttpMethod.GET, service.resolve(ROLES), headers)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (!role.matches("[\\w+=,.@-]+")) {
            throw AwsFailure.saying(
                    Kind.NOT_FOUND,
                    INSTANCE,
                    "This instance has no role.",
                    "Give the instance a role, or choose another profile.");
        }
        return keys(INSTANCE, call(INSTANCE, SdkHttpMethod.GET, service.resolve(ROLES + role), headers));
    }

    private static String call(String what, SdkHttpMethod method, URI uri, Map<String, String> headers) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(uri).method(method);
        request.putHeader("Accept", "application/json");
        headers.forEach(request::putHeader);
        try (SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .build()) {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(request.build())
                            .build())
                    .call();
            int status = response.httpResponse().statusCode();
            if (status != 200) {
                throw refused(what, uri, status);
            }
            return text(response);
        } catch (IOException e) {
            throw AwsFailure.saying(
                    Kind.UNREACHABLE,
                    what,
                    "The host's service for " + what + " at " + place(uri) + " does not answer.",
                    "Such keys exist only inside a container or an instance; elsewhere choose another profile.");
        }
    }

    private static AwsFailure refused(String what, URI uri, int status) {
        Kind kind = status == 429 ? Kind.THROTTLED : status >= 500 ? Kind.UNREACHABLE : Kind.CREDENTIALS_REJECTED;
        return AwsFailure.saying(
                kind,
                what,
                "The host's service for " + what + " at " + place(uri) + " refuses with HTTP " + status + ".",
                status == 401 || status == 403
                        ? "Check the authorization token that the environment names."
                        : "Check the address that the environment names, then try again.");
    }

    private static String text(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return "";
        }
        try (InputStream in = response.responseBody().get()) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }

    private static Issued keys(String what, String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            String id = json.path("AccessKeyId").asString("");
            String secret = json.path("SecretAccessKey").asString("");
            if (!id.isEmpty() && !secret.isEmpty()) {
                Optional<String> token =
                        Optional.of(json.path("Token").asString("")).filter(t -> !t.isEmpty());
                Optional<Instant> end = Optional.of(json.path("Expiration").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(Instant::parse);
                return new Issued(new AccessKeys(id, secret, token), end);
            }
        } catch (JacksonException | DateTimeException e) {
            // Said below; the answer itself may hold half a key.
        }
        throw AwsFailure.saying(
                Kind.UNEXPECTED,
                what,
                "The host's service for " + what + " gave an answer without keys.",
                "Try again. If it stays, ask whoever runs the host.");
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
