package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class ConcurrentCallsTest {
    @Test
    void callsOfManyThreadsGetTheirOwnAnswers() throws Exception {
        try (var wire = new WireFixture(world -> world.operations()
                        .on(
                                StartExecutionRequest.class,
                                Access.free(),
                                (q, caller) -> StartExecutionResponse.builder()
                                        .executionArn(q.name())
                                        .startDate(world.clock().instant())
                                        .build()));
                var threads = Executors.newFixedThreadPool(8)) {
            SfnClient sfn = wire.client(SfnClient.builder());
            List<Future<String>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> sfn.startExecution(
                                    r -> r.stateMachineArn("arn").name("execution-" + i))
                            .executionArn()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("execution-" + i);
            }
        }
    }

    @Test
    void anErrorAnswerToALargeUploadLeavesTheConnectionUsable() {
        try (var wire = new WireFixture(world -> world.operations()
                .onStream(PutObjectRequest.class, Access.free(), (q, caller, body) -> {
                    if (q.bucket().equals("none")) {
                        throw ServiceError.of("NoSuchBucket", 404, "The specified bucket does not exist");
                    }
                    return Answer.of(
                            PutObjectResponse.builder().eTag("" + body.length).build());
                }))) {
            S3Client s3 = wire.client(S3Client.builder());
            RequestBody large = RequestBody.fromBytes(new byte[5_000_000]);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> s3.putObject(r -> r.bucket("none").key("k"), large))
                        .isInstanceOf(NoSuchBucketException.class);
                assertThat(s3.putObject(r -> r.bucket("some").key("k"), large).eTag())
                        .isEqualTo("5000000");
            }
        }
    }
}
