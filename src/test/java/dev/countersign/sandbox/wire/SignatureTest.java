package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sts.StsClient;

/** Requests are let in only with a right signature by a key of this sandbox; refusals have the service's own codes. */
class SignatureTest {
    private final AtomicReference<String> stored = new AtomicReference<>("");
    private final AtomicReference<PutObjectRequest> put = new AtomicReference<>();
    private final WireFixture wire = new WireFixture(this::operations);

    private void operations(World world) {
        var operations = world.operations();
        operations.on(
                ListStateMachinesRequest.class,
                Access.free(),
                (q, caller) -> ListStateMachinesResponse.builder()
                        .nextToken(caller.arn())
                        .build());
        operations.on(
                GetFunctionRequest.class,
                Access.free(),
                (q, caller) -> GetFunctionResponse.builder()
                        .tags(Map.of("asked", q.functionName()))
                        .build());
        operations.onStream(PutObjectRequest.class, Access.free(), (q, caller, body) -> {
            put.set(q);
            stored.set(new String(body, StandardCharsets.UTF_8));
            return Answer.of(PutObjectResponse.builder().build());
        });
        operations.onStream(
                GetObjectRequest.class,
                Access.free(),
                (q, caller, body) ->
                        new Answer(GetObjectResponse.builder().build(), q.key().getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aRightSignatureIsLetInAsTheKeysOwner() {
        assertThat(wire.client(SfnClient.builder()).listStateMachines().nextToken())
                .isEqualTo("arn:aws:iam::111122223333:user/tester");
        assertThat(RawRequest.toStepFunctions(wire).send().status()).isEqualTo(200);
    }

    @Test
    void aPathThatIsEncodedTwiceInTheSignatureIsUnderstood() {
        String arn = "arn:aws:lambda:eu-west-1:111122223333:function:register";
        assertThat(wire.client(LambdaClient.builder())
                        .getFunction(r -> r.functionName(arn))
                        .tags())
                .containsEntry("asked", arn);
    }

    @Test
    void aWrongSecretIsRefused() {
        var wrong = AwsBasicCredentials.create(WireFixture.KEY, "another-secret");
        refused(() -> wire.client(SfnClient.builder(), wrong).listStateMachines(), "InvalidSignatureException", 400);
        refused(() -> wire.client(StsClient.builder(), wrong).getCallerIdentity(), "SignatureDoesNotMatch", 403);
        refused(() -> wire.client(S3Client.builder(), wrong).listBuckets(), "SignatureDoesNotMatch", 403);
    }

    @Test
    void aKeyOfAnotherAccountIsUnknown() {
        var others = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "a-real-secret");
        refused(() -> wire.client(SfnClient.builder(), others).listStateMachines(), "UnrecognizedClientException", 400);
        refused(() -> wire.client(StsClient.builder(), others).getCallerIdentity(), "InvalidClientTokenId", 403);
        refused(() -> wire.client(S3Client.builder(), others).listBuckets(), "InvalidAccessKeyId", 403);
    }

    @Test
    void aSessionTokenThatDoesNotBelongToTheKeyIsRefused() {
        var odd = AwsSessionCredentials.create(WireFixture.KEY, WireFixture.SECRET, "token");
        refused(() -> wire.client(SfnClient.builder(), odd).listStateMachines(), "UnrecognizedClientException", 400);
        refused(() -> wire.client(S3Client.builder(), odd).listBuckets(), "InvalidToken", 400);
    }

    @Test
    void anUnsignedRequestIsRefused() {
        RawRequest.Reply reply = RawRequest.toStepFunctions(wire).sendUnsigned();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("MissingAuthenticationTokenException");
        assertThat(RawRequest.put(wire, "/b/k", "x").sendUnsigned().body()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() {
        assertThat(RawRequest.toStepFunctions(wire)
                        .sendSpoilt("{\"maxResults\":1}", Map.of())
                        .body())
                .contains("InvalidSignatureException");
        assertThat(RawRequest.toStepFunctions(wire)
                        .sendSpoilt("{}", Map.of("X-Amz-Target", "AWSStepFunctions.DeleteStateMachine"))
                        .body())
                .contains("InvalidSignatureException");
        assertThat(RawRequest.put(wire, "/b/k", "content")
                        .sendSpoilt("another", Map.of())
                        .body())
                .contains("<Code>XAmzContentSHA256Mismatch</Code>");
    }

    @Test
    void signaturesGoByTheMachinesClockAndNotByTheSandboxes() {
        wire.world().clock().advance(Duration.ofDays(7));
        assertThat(RawRequest.toStepFunctions(wire)
                        .signedAt(Instant.now().minus(Duration.ofMinutes(14)))
                        .send()
                        .status())
                .isEqualTo(200);
        for (Duration off : new Duration[] {Duration.ofMinutes(-16), Duration.ofMinutes(16), Duration.ofDays(7)}) {
            RawRequest.Reply reply = RawRequest.toStepFunctions(wire)
                    .signedAt(Instant.now().plus(off))
                    .send();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("InvalidSignatureException", "Signature expired");
        }
        assertThat(RawRequest.put(wire, "/b/k", "x")
                        .signedAt(Instant.now().minus(Duration.ofMinutes(16)))
                        .send()
                        .body())
                .contains("<Code>RequestTimeTooSkewed</Code>");
    }

    @Test
    void aSignatureForAnotherRegionOrServiceIsRefused() {
        assertThat(RawRequest.toStepFunctions(wire)
                        .signedFor("states", "us-east-1")
                        .send()
                        .body())
                .contains("Credential should be scoped to a valid region, here 'eu-west-1'.");
        assertThat(RawRequest.toStepFunctions(wire)
                        .signedFor("events", "eu-west-1")
                        .send()
                        .body())
                .contains("Credential should be scoped to correct service: 'states'.");
    }

    @Test
    void uploadsInChunksAreCheckedAndPutTogether() {
        String content = "0123456789".repeat(30_000);
        for (boolean chunked : new boolean[] {true, false}) {
            S3Client s3 = wire.client(S3Client.builder()
                    .serviceConfiguration(S3Configuration.builder()
                            .chunkedEncodingEnabled(chunked)
                            .build()));
            s3.putObject(
                    r -> r.bucket("b").key("k").contentEncoding("br").checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    RequestBody.fromString(content));
            assertThat(stored.get()).isEqualTo(content);
            assertThat(put.get().contentEncoding()).isEqualTo("br");
            assertThat(put.get().contentLength()).isEqualTo(content.length());
            assertThat(put.get().checksumCRC32()).isNotEmpty();
        }
    }

    @Test
    void aPresignedUrlWorksUntilItExpiresAndOnlyAsItIs() throws IOException {
        URL url = presigned("dir/a b+c%é", Duration.ofMinutes(5));
        HttpURLConnection open = (HttpURLConnection) url.openConnection();
        try (InputStream in = open.getInputStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("dir/a b+c%é");
        }
        HttpURLConnection changed = (HttpURLConnection)
                URI.create(url.toString().replace("/dir/", "/other/")).toURL().openConnection();
        assertThat(changed.getResponseCode()).isEqualTo(403);
        assertThat(new String(changed.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("<Code>SignatureDoesNotMatch</Code>");
    }

    private URL presigned(String key, Duration life) {
        try (S3Presigner presigner = S3Presigner.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(wire.endpoint())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(WireFixture.KEY, WireFixture.SECRET)))
                .build()) {
            return presigner
                    .presignGetObject(r -> r.signatureDuration(life)
                            .getObjectRequest(g -> g.bucket("b").key(key)))
                    .url();
        }
    }

    private static void refused(Runnable call, String code, int status) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
