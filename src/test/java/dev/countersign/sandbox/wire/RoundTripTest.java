package dev.countersign.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Answer;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.wire.codec.Model;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Every operation of every service in both directions: what the SDK's client sends is decoded to the same request, and what is
 * answered arrives at the client as the same response.
 */
class RoundTripTest {
    private static final byte[] NO_BODY = new byte[0];

    /** Operations that a client cannot send here. */
    private static final Set<String> NOT_HERE = Set.of(
            // Of S3 Express and Object Lambda, which have endpoints and signing names of their own.
            "ListDirectoryBuckets",
            "WriteGetObjectResponse",
            "CreateSession",
            // Not signed: the answer to an assertion of another identity provider.
            "AssumeRoleWithSaml",
            "AssumeRoleWithWebIdentity",
            // The client compares the sums in the answer with the message.
            "SendMessage",
            "SendMessageBatch",
            "ReceiveMessage");

    /** Members that choose another endpoint, are computed by the SDK or must fit each other. */
    private static final Set<String> NOT_FREE = Set.of(
            "EndpointId",
            "ExpiresString",
            "ContentMD5",
            "SourceBucket",
            "SourceKey",
            "SourceVersionId",
            "ContentLength",
            "ChecksumAlgorithm",
            "ChecksumMode");

    private final AtomicReference<SdkPojo> decoded = new AtomicReference<>();
    private final AtomicReference<SdkPojo> answer = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource(value = AwsService.class, mode = EnumSource.Mode.EXCLUDE, names = "SQS_QUERY")
    void everyOperationArrivesUnchangedInBothDirections(AwsService service) throws Exception {
        List<SdkOperation> operations = SdkClients.operationsOf(service).stream()
                .filter(operation -> !NOT_HERE.contains(operation.name()))
                .toList();
        List<String> wrong = new ArrayList<>();
        try (var wire = new WireFixture(world -> operations.forEach(operation -> echo(world, operation)))) {
            Object client = SdkClients.client(service, wire);
            for (SdkOperation operation : operations) {
                roundTrip(operation, client).forEach(difference -> wrong.add(operation.name() + ": " + difference));
            }
        }
        assertThat(operations).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private void echo(World world, SdkOperation operation) {
        world.operations().onStream(operation.request(), Access.free(), (request, caller, body) -> {
            decoded.set(request);
            boolean arrived =
                    !operation.streamsIn() || new String(body, StandardCharsets.UTF_8).equals(SdkOperation.STREAM);
            if (!arrived) {
                throw new IllegalStateException("the streamed body did not arrive");
            }
            return new Answer(
                    answer.get(),
                    operation.streamsOut() ? SdkOperation.STREAM.getBytes(StandardCharsets.UTF_8) : NO_BODY);
        });
    }

    private List<String> roundTrip(SdkOperation operation, Object client) {
        var models = new RandomModel(operation.name().hashCode(), RoundTripTest::isLeftOut);
        SdkPojo request = models.fill(Model.builder(operation.request()));
        answer.set(models.fill(operation.responseBuilder()));
        decoded.set(null);
        try {
            SdkPojo received = operation.call(client, request);
            List<String> differences = new ArrayList<>(differences("request", request, decoded.get()));
            differences.addAll(differences("response", answer.get(), received));
            return differences;
        } catch (Throwable e) {
            return List.of(decoded.get() == null ? "not understood: " + e : "answer not understood: " + e);
        }
    }

    private static boolean isLeftOut(SdkField<?> field) {
        String name = field.memberName();
        return NOT_FREE.contains(name)
                || name.startsWith("Checksum")
                || name.startsWith("SSECustomer")
                || name.startsWith("CopySourceSSE");
    }

    private static List<String> differences(String what, SdkPojo sent, SdkPojo received) {
        if (sent.getClass() != received.getClass()) {
            return List.of(what + " became " + received.getClass().getSimpleName());
        }
        List<String> differences = new ArrayList<>();
        for (SdkField<?> field : sent.sdkFields()) {
            Object before = Model.get(field, sent).orElse(null);
            Object after = Model.get(field, received).orElse(null);
            boolean addedByTheSdk = before == null && isLeftOut(field);
            if (!Objects.equals(before, after) && !addedByTheSdk) {
                differences.add(what + " " + field.memberName() + " in " + field.location() + ": " + brief(before)
                        + " became " + brief(after));
            }
        }
        return differences;
    }

    private static String brief(Object value) {
        String text = String.valueOf(value).replace("\r", "\\r").replace("\n", "\\n");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
