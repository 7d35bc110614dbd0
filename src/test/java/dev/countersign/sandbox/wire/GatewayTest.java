package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

class GatewayTest {
    private static void someOperations(World world) {
        var operations = world.operations();
        operations.on(
                StartExecutionRequest.class,
                Access.free(),
                (q, caller) -> StartExecutionResponse.builder()
                        .executionArn(q.stateMachineArn() + ":" + q.name())
                        .startDate(world.clock().instant())
                        .build());
        operations.on(StopExecutionRequest.class, Access.free(), (q, caller) -> {
            throw ServiceError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + q.executionArn() + "'");
        });
        operations.on(SendTaskSuccessRequest.class, Access.free(), (q, caller) -> {
            throw new IllegalStateException("told to nobody: " + q.taskToken());
        });
        operations.on(CreateStackRequest.class, Access.free(), (q, caller) -> {
            if (q.stackName().equals("denied")) {
                throw ServiceError.accessDenied("User is not authorized");
            }
            return CreateStackResponse.builder()
                    .stackId(q.parameters().getFirst().parameterValue()
                            + q.tags().size())
                    .build();
        });
    }

    @Test
    void aJsonServiceIsCalledAndAnswersWithTheSandboxesTime() {
        try (var wire = new WireFixture(GatewayTest::someOperations)) {
            wire.world().clock().advance(java.time.Duration.ofDays(7));
            StartExecutionResponse answer = wire.client(SfnClient.builder())
                    .startExecution(r -> r.stateMachineArn("a").name("é<&>"));
            assertThat(answer.executionArn()).isEqualTo("a:é<&>");
            assertThat(answer.startDate()).isEqualTo(WireFixture.NOW.plus(java.time.Duration.ofDays(7)));
            assertThat(answer.sdkHttpResponse().firstMatchingHeader("Date")).hasValue("Wed, 11 Mar 2026 05:06:07 GMT");
            assertThat(answer.responseMetadata().requestId()).hasSize(36);
        }
    }

    @Test
    void aModelledErrorArrivesTyped() {
        try (var wire = new WireFixture(GatewayTest::someOperations)) {
            assertThatThrownBy(() -> wire.client(SfnClient.builder()).stopExecution(r -> r.executionArn("x")))
                    .isInstanceOf(ExecutionDoesNotExistException.class)
                    .hasMessageContaining("Execution Does Not Exist: 'x'");
        }
    }

    @Test
    void aFailureInsideTellsNothingOfItsCause() {
        try (var wire = new WireFixture(GatewayTest::someOperations)) {
            assertThatThrownBy(() -> wire.client(SfnClient.builder())
                            .sendTaskSuccess(r -> r.taskToken("the-token").output("{}")))
                    .isInstanceOfSatisfying(SfnException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(500);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
                        assertThat(e.getMessage()).doesNotContain("the-token");
                    });
        }
    }

    @Test
    void whatIsNotImplementedIsNamed() {
        try (var wire = new WireFixture(GatewayTest::someOperations)) {
            assertThatThrownBy(() -> wire.client(SfnClient.builder()).listActivities())
                    .isInstanceOfSatisfying(
                            SfnException.class, e -> assertThat(e.statusCode()).isEqualTo(501))
                    .hasMessageContaining("does not implement states ListActivities");
            assertThatThrownBy(() -> wire.client(CloudFormationClient.builder()).listTypes(r -> {}))
                    .hasMessageContaining("does not implement cloudformation ListTypes");
            assertThatThrownBy(() -> wire.client(S3Client.builder()).getBucketAcl(r -> r.bucket("b")))
                    .hasMessageContaining("does not implement s3 GetBucketAcl");
        }
    }

    @Test
    void aRequestForAnOperationThatIsMissingIsNotTakenForASimilarOne() {
        try (var wire = new WireFixture(world -> {
            world.operations()
                    .on(
                            ListObjectsRequest.class,
                            Access.free(),
                            (q, caller) -> ListObjectsResponse.builder()
                                    .name(q.bucket())
                                    .build());
            oneObject(world, new AtomicReference<>(new byte[0]), new AtomicReference<>());
        })) {
            S3Client s3 = wire.client(S3Client.builder());
            assertThat(s3.listObjects(r -> r.bucket("b").prefix("p")).name()).isEqualTo("b");
            assertThatThrownBy(() -> s3.getBucketAcl(r -> r.bucket("b"))).hasMessageContaining("s3 GetBucketAcl");
            assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("b"))).hasMessageContaining("s3 ListObjectsV2");
            assertThatThrownBy(() -> s3.copyObject(r -> r.sourceBucket("b")
                            .sourceKey("k")
                            .destinationBucket("b")
                            .destinationKey("l")))
                    .hasMessageContaining("s3 CopyObject");
            assertThatThrownBy(() -> s3.uploadPart(
                            r -> r.bucket("b").key("k").uploadId("u").partNumber(1), RequestBody.fromString("x")))
                    .hasMessageContaining("s3 UploadPart");
        }
    }

    @Test
    void aQueryServiceIsCalledAndRefusesInItsOwnWords() {
        try (var wire = new WireFixture(GatewayTest::someOperations)) {
            CloudFormationClient client = wire.client(CloudFormationClient.builder());
            assertThat(client.createStack(r -> r.stackName("s")
                                    .parameters(p -> p.parameterKey("k").parameterValue("line\r\n<b>"))
                                    .tags(
                                            t -> t.key("a").value("b"),
                                            t -> t.key("c").value("")))
                            .stackId())
                    .isEqualTo("line\r\n<b>2");
            assertThatThrownBy(() -> client.createStack(r -> r.stackName("denied")))
                    .isInstanceOfSatisfying(CloudFormationException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                        assertThat(e.statusCode()).isEqualTo(403);
                    });
        }
    }

    @Test
    void objectsKeepTheirBytesKeysAndMetadata() {
        var stored = new AtomicReference<byte[]>(new byte[0]);
        var request = new AtomicReference<PutObjectRequest>();
        try (var wire = new WireFixture(world -> oneObject(world, stored, request))) {
            S3Client s3 = wire.client(S3Client.builder());
            byte[] content = new byte[5_000_000];
            Arrays.fill(content, (byte) 'x');
            for (String key : new String[] {"/lead", "a//b", "x/../y", "sp ace+plus%25#?&=;:@,é中😀", "trail/"}) {
                s3.putObject(
                        r -> r.bucket("b").key(key).metadata(Map.of("token", "T1")), RequestBody.fromBytes(content));
                assertThat(request.get().key()).isEqualTo(key);
                assertThat(request.get().metadata()).isEqualTo(Map.of("token", "T1"));
                assertThat(stored.get()).isEqualTo(content);
            }
            assertThat(s3.headObject(r -> r.bucket("b").key("k")).contentLength())
                    .isEqualTo(5_000_000);
            assertThat(s3.getObjectAsBytes(r -> r.bucket("b").key("k")).asByteArray())
                    .isEqualTo(content);
            assertThat(s3.getBucketLocation(r -> r.bucket("b")).locationConstraint())
                    .isEqualTo(BucketLocationConstraint.EU_WEST_1);
            assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("b").key("none")))
                    .isInstanceOf(NoSuchKeyException.class);
            assertThatThrownBy(() -> s3.headObject(r -> r.bucket("b").key("none")))
                    .isInstanceOf(S3Exception.class)
                    .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(404));
        }
    }

    private static void oneObject(
            World world, AtomicReference<byte[]> stored, AtomicReference<PutObjectRequest> request) {
        var operations = world.operations();
        operations.onStream(PutObjectRequest.class, Access.free(), (q, caller, body) -> {
            request.set(q);
            stored.set(body);
            return Answer.of(PutObjectResponse.builder().eTag("\"e\"").build());
        });
        operations.onStream(GetObjectRequest.class, Access.free(), (q, caller, body) -> {
            if (q.key().equals("none")) {
                throw ServiceError.of("NoSuchKey", 404, "The specified key does not exist.");
            }
            return new Answer(GetObjectResponse.builder().build(), stored.get());
        });
        operations.on(HeadObjectRequest.class, Access.free(), (q, caller) -> {
            if (q.key().equals("none")) {
                throw ServiceError.of("NoSuchKey", 404, "The specified key does not exist.");
            }
            return HeadObjectResponse.builder()
                    .contentLength((long) stored.get().length)
                    .build();
        });
        operations.on(
                GetBucketLocationRequest.class,
                Access.free(),
                (q, caller) -> GetBucketLocationResponse.builder()
                        .locationConstraint("eu-west-1")
                        .build());
    }
}
