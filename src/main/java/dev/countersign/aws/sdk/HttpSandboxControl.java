package dev.countersign.aws.sdk;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.aws.sdk.call.ErrorCodes;
import dev.countersign.aws.sdk.call.SdkTypes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox's own API over HTTP, signed like any AWS request. */
public final class HttpSandboxControl implements SandboxControl {
    private static final String SERVICE = "countersign";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI endpoint;
    private final AwsConnection connection;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    /** Without a time limit on answers: moving the clock by years may take a while. */
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(3))
            .socketTimeout(Duration.ofMinutes(5))
            .build();

    /**
     * Calls nothing yet.
     *
     * @throws IllegalArgumentException when the connection names no endpoint: AWS itself has none of this
     */
    public HttpSandboxControl(AwsConnection connection) {
        this.endpoint = connection
                .endpoint()
                .orElseThrow(() -> new IllegalArgumentException("a sandbox is reached by its endpoint"));
        this.connection = connection;
    }

    @Override
    public Time time() {
        return time(call(SdkHttpMethod.GET, "clock", ""));
    }

    @Override
    public Time advance(String by) {
        return time(call(SdkHttpMethod.POST, "clock/advance", JSON.writeValueAsString(Map.of("by", by))));
    }

    @Override
    public List<Mail> outbox() {
        List<Mail> mails = new ArrayList<>();
        for (JsonNode mail : call(SdkHttpMethod.GET, "outbox", "").path("mails")) {
            mails.add(new Mail(
                    text(mail, "id"),
                    Instant.parse(text(mail, "sent")),
                    text(mail, "to"),
                    text(mail, "subject"),
                    text(mail, "body"),
                    text(mail, "topicArn")));
        }
        return List.copyOf(mails);
    }

    @Override
    public URI startUrl() {
        return URI.create(text(call(SdkHttpMethod.GET, "sso", ""), "startUrl"));
    }

    @Override
    public void confirm(Mail mail) {
        if (!mail.asksToConfirm()) {
            throw AwsFailure.of(
                    AwsFailure.Kind.INVALID, "sns:ConfirmSubscription", "This mail asks for no confirmation.");
        }
        // The token is the last word of the mail.
        String token = mail.body().strip().replaceFirst("(?s)^.*\\s", "");
        try (var clients = new AwsClients(connection, ServerClock.startingNow())) {
            AwsCalls.call(
                    "sns:ConfirmSubscription",
                    () -> clients.sns()
                            .confirmSubscription(
                                    request -> request.topicArn(mail.topicArn()).token(token)));
        }
    }

    @Override
    public List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (JsonNode person : call(SdkHttpMethod.GET, "personas", "").path("personas")) {
            var keys = new AccessKeys(text(person, "accessKeyId"), text(person, "secretAccessKey"), Optional.empty());
            people.add(new Person(text(person, "name"), text(person, "arn"), keys));
        }
        return List.copyOf(people);
    }

    @Override
    public void close() {
        http.close();
    }

    private static Time time(JsonNode json) {
        return new Time(
                Instant.parse(text(json, "now")),
                Duration.ofSeconds(json.path("aheadSeconds").asLong()));
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    private JsonNode call(SdkHttpMethod method, String path, String body) {
        String operation = SERVICE + ":" + path;
        try {
            HttpExecuteResponse response =
                    http.prepareRequest(signed(method, path, body)).call();
            JsonNode answer = read(response);
            int status = response.httpResponse().statusCode();
            if (status != 200) {
                String code = text(answer, "__type");
                String reason = text(answer, "message");
                throw new AwsFailure(ErrorCodes.kindOf(code, reason, status), operation, code, reason, "", status);
            }
            return answer;
        } catch (IOException e) {
            throw AwsFailure.of(
                    AwsFailure.Kind.UNREACHABLE,
                    operation,
                    Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
        }
    }

    private HttpExecuteRequest signed(SdkHttpMethod method, String path, String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(endpoint.resolve("/_countersign/" + path))
                .method(method);
        if (!body.isEmpty()) {
            request.putHeader("Content-Type", "application/json");
        }
        SignedRequest signed = signer.sign(r -> r.identity(SdkTypes.credentials(connection.keys()))
                .request(request.build())
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, connection.region()));
        HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder().request(signed.request());
        if (!body.isEmpty()) {
            signed.payload().ifPresent(execute::contentStreamProvider);
        }
        return execute.build();
    }

    private static JsonNode read(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return JSON.createObjectNode();
        }
        try (InputStream in = response.responseBody().get()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        }
    }
}
