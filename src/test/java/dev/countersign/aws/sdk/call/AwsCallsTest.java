package dev.countersign.aws.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.ServerClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsCallsTest {
    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, 400, '', CREDENTIALS_EXPIRED",
        "InvalidClientTokenId, 403, '', CREDENTIALS_REJECTED",
        "AccessDeniedException, 400, '', ACCESS_DENIED",
        "ExecutionDoesNotExist, 400, '', NOT_FOUND",
        "PipelineNotFoundException, 400, '', NOT_FOUND",
        "NoSuchBucket, 404, '', NOT_FOUND",
        "ValidationError, 400, 'Stack with id x does not exist', NOT_FOUND",
        "ValidationError, 400, 'Parameters: [P] must have values', INVALID",
        "ValidationError, 400, 'Stack:x is in UPDATE_IN_PROGRESS state and can not be updated.', CONFLICT",
        "AlreadyExistsException, 400, '', CONFLICT",
        "ExecutionAlreadyExists, 400, '', CONFLICT",
        "ApprovalAlreadyCompletedException, 400, '', CONFLICT",
        "ThrottlingException, 400, '', THROTTLED",
        "InvalidExecutionInput, 400, '', INVALID",
        "SomethingNew, 500, '', UNEXPECTED",
        "'', 404, '', NOT_FOUND",
    })
    void translatesServiceErrors(String code, int status, String message, Kind kind) {
        AwsFailure failure = failureOf(AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .requestId("req-1")
                .statusCode(status)
                .build());

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.requestId()).contains("req-1");
        assertThat(failure.getCause())
                .as("the SDK's own exception may hold secrets")
                .isNull();
    }

    @Test
    void noAnswerMeansUnreachable() {
        assertThat(failureOf(SdkClientException.create("x", new java.net.ConnectException("no")))
                        .sentence())
                .isEqualTo("The endpoint does not answer: the connection was refused.");
        assertThat(failureOf(ApiCallTimeoutException.create(1)).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void anExpiredSsoSessionIsNoticedBeforeAnyRequest() {
        assertThat(failureOf(SdkClientException.create("The SSO session associated with this profile has expired"))
                        .kind())
                .isEqualTo(Kind.CREDENTIALS_EXPIRED);
    }

    @Test
    void aClosedPortIsUnreachableForARealClient() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var connection = new AwsConnection(
                "eu-west-1",
                Optional.of(URI.create("http://127.0.0.1:" + closed)),
                new AccessKeys("AKIA", "secret", Optional.empty()));
        try (var clients = new AwsClients(connection, ServerClock.startingNow())) {
            assertThatThrownBy(() -> AwsCalls.call(
                            "sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity()))
                    .isInstanceOfSatisfying(
                            AwsFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    private static AwsFailure failureOf(RuntimeException sdk) {
        return catchThrowableOfType(
                AwsFailure.class,
                () -> AwsCalls.call("x:Y", () -> {
                    throw sdk;
                }));
    }
}
