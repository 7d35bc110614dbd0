package dev.countersign.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A request built by hand, signed rightly and then sent as it is or spoilt. */
final class RawRequest {
    private final URI uri;
    private final SdkHttpMethod method;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";
    private String service = "states";
    private String region = "eu-west-1";
    private Instant at = Instant.now();
    private AwsCredentialsIdentity keys = AwsCredentialsIdentity.create(WireFixture.KEY, WireFixture.SECRET);

    record Reply(int status, Map<String, String> headers, String body) {}

    private RawRequest(URI uri, SdkHttpMethod method) {
        this.uri = uri;
        this.method = method;
    }

    /** A call of Step Functions' ListStateMachines. */
    static RawRequest toStepFunctions(WireFixture wire) {
        var request = new RawRequest(wire.endpoint().resolve("/"), SdkHttpMethod.POST);
        request.body = "{}";
        return request.header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines");
    }

    /** A form of the Query protocol. */
    static RawRequest form(WireFixture wire, String service, String body) {
        var request = new RawRequest(wire.endpoint().resolve("/"), SdkHttpMethod.POST);
        request.body = body;
        request.service = service;
        return request.header("Content-Type", "application/x-www-form-urlencoded");
    }

    static RawRequest put(WireFixture wire, String path, String body) {
        var request = new RawRequest(wire.endpoint().resolve(path), SdkHttpMethod.PUT);
        request.body = body;
        request.service = "s3";
        return request;
    }

    RawRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RawRequest signedAt(Instant instant) {
        at = instant;
        return this;
    }

    RawRequest signedFor(String otherService, String otherRegion) {
        service = otherService;
        region = otherRegion;
        return this;
    }

    RawRequest signedBy(AwsCredentialsIdentity others) {
        keys = others;
        return this;
    }

    Reply sendUnsigned() {
        return send(plain(), body);
    }

    Reply send() {
        return send(sign(), body);
    }

    /** Sends another body, and headers, than were signed. */
    Reply sendSpoilt(String otherBody, Map<String, String> otherHeaders) {
        SdkHttpRequest signed = sign();
        return send(
                signed.toBuilder()
                        .applyMutation(b -> otherHeaders.forEach(b::putHeader))
                        .build(),
                otherBody);
    }

    private SdkHttpRequest plain() {
        return SdkHttpRequest.builder()
                .uri(uri)
                .method(method)
                .applyMutation(b -> headers.forEach(b::putHeader))
                .build();
    }

    private SdkHttpRequest sign() {
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(keys)
                        .request(plain())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
    }

    private static Reply send(SdkHttpRequest request, String body) {
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            SdkHttpRequest sized = request.toBuilder()
                    .putHeader("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length))
                    .build();
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(sized)
                            .contentStreamProvider(ContentStreamProvider.fromUtf8String(body))
                            .build())
                    .call();
            Map<String, String> headers = new LinkedHashMap<>();
            response.httpResponse().forEachHeader((name, values) -> headers.put(name, values.getFirst()));
            String text = "";
            if (response.responseBody().isPresent()) {
                try (InputStream in = response.responseBody().get()) {
                    text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            return new Reply(response.httpResponse().statusCode(), headers, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
