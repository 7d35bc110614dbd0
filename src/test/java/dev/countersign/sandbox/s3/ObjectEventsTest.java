package dev.countersign.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class ObjectEventsTest {
    private static final Caller ADMIN = Caller.user("arn:aws:iam::111122223333:user/admin", "AIDA");
    private static final byte[] BODY = {1, 2, 3};

    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    private final World world = new World(Account.DEFAULT, clock);
    private final List<AwsEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeABucket() {
        world.sendEventsTo(events::add);
        new S3Service(world).register();
        call(CreateBucketRequest.builder()
                .bucket("files")
                .createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))
                .build());
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void aBucketWithoutNotificationsIsSilent() {
        put();

        assertThat(events).isEmpty();
    }

    @Test
    void aVersionedBucketTellsTheVersion() {
        notifyEventBridge();
        call(PutBucketVersioningRequest.builder()
                .bucket("files")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))
                .build());

        String versionId = put().versionId();

        AwsEvent event = events.getFirst();
        assertThat(event.source()).isEqualTo("aws.s3");
        assertThat(event.detailType()).isEqualTo("Object Created");
        assertThat(event.resources()).containsExactly("arn:aws:s3:::files");
        assertThat(event.detail())
                .containsEntry("reason", "PutObject")
                .containsEntry("bucket", Map.of("name", "files"));
        assertThat(object(event))
                .containsEntry("key", "a b.txt")
                .containsEntry("size", 3)
                .containsEntry("version-id", versionId)
                .containsEntry("etag", "5289df737df57326fcdd22597afb1fac");
    }

    @Test
    void aBucketWithoutVersioningTellsNone() {
        notifyEventBridge();

        put();

        assertThat(object(events.getFirst())).doesNotContainKey("version-id");
    }

    @Test
    void aDeletionTellsWhetherItIsAMarker() {
        notifyEventBridge();
        put();
        call(DeleteObjectRequest.builder().bucket("files").key("a b.txt").build());
        call(PutBucketVersioningRequest.builder()
                .bucket("files")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))
                .build());
        put();
        call(DeleteObjectRequest.builder().bucket("files").key("a b.txt").build());

        assertThat(events)
                .filteredOn(event -> event.detailType().equals("Object Deleted"))
                .extracting(event -> event.detail().get("deletion-type"))
                .containsExactly("Permanently Deleted", "Delete Marker Created");
    }

    private void notifyEventBridge() {
        call(PutBucketNotificationConfigurationRequest.builder()
                .bucket("files")
                .notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {}))
                .build());
    }

    private PutObjectResponse put() {
        return (PutObjectResponse) world.operations()
                .call(
                        ADMIN,
                        PutObjectRequest.builder()
                                .bucket("files")
                                .key("a b.txt")
                                .build(),
                        BODY)
                .response();
    }

    private void call(AwsRequest request) {
        world.operations().call(ADMIN, request, new byte[0]);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(AwsEvent event) {
        return (Map<String, Object>) event.detail().get("object");
    }
}
