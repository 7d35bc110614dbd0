package dev.countersign.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ServiceTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final String bucket = "files-" + UUID.randomUUID();
    private S3Client s3;

    @BeforeEach
    void makeABucket() {
        s3 = sandbox.client(S3Client.builder());
        s3.createBucket(b -> b.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
    }

    @Test
    void anObjectComesBackWithItsHeadersAndLowerCaseMetadata() {
        s3.putObject(
                p -> p.bucket(bucket)
                        .key("a b/é+%.txt")
                        .contentType("text/plain")
                        .cacheControl("no-store")
                        .metadata(Map.of("SfnToken", "abc")),
                RequestBody.fromString("hello"));

        var object = s3.getObjectAsBytes(g -> g.bucket(bucket).key("a b/é+%.txt"));

        assertThat(object.asUtf8String()).isEqualTo("hello");
        assertThat(object.response().metadata()).containsExactly(Map.entry("sfntoken", "abc"));
        assertThat(object.response().contentType()).isEqualTo("text/plain");
        assertThat(object.response().cacheControl()).isEqualTo("no-store");
        assertThat(object.response().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(object.response().versionId()).isNull();
    }

    @Test
    void aRangeIsAPartOfTheObject() {
        put("r", "0123456789");

        var part = s3.getObjectAsBytes(g -> g.bucket(bucket).key("r").range("bytes=2-4"));

        assertThat(part.asUtf8String()).isEqualTo("234");
        assertThat(part.response().contentRange()).isEqualTo("bytes 2-4/10");
        code(
                416,
                "InvalidRange",
                () -> s3.getObject(g -> g.bucket(bucket).key("r").range("bytes=20-")));
    }

    @Test
    void metadataOfMoreThanTwoKilobytesIsRefused() {
        s3.putObject(p -> p.bucket(bucket).key("m").metadata(Map.of("k", "x".repeat(2047))), RequestBody.empty());

        code(
                400,
                "MetadataTooLarge",
                () -> s3.putObject(
                        p -> p.bucket(bucket).key("m").metadata(Map.of("k", "x".repeat(2048))), RequestBody.empty()));
    }

    @Test
    void versionsArePutReadMarkedAndRemoved() {
        version("Enabled");
        String first = put("v", "one").versionId();
        String second = put("v", "two").versionId();
        String marker = s3.deleteObject(d -> d.bucket(bucket).key("v")).versionId();

        assertThatThrownBy(() -> s3.getObject(g -> g.bucket(bucket).key("v"))).isInstanceOf(NoSuchKeyException.class);
        assertThat(read("v", first)).isEqualTo("one");
        code(405, null, () -> s3.headObject(h -> h.bucket(bucket).key("v").versionId(marker)));
        var listed = s3.listObjectVersions(l -> l.bucket(bucket));
        assertThat(listed.versions()).extracting(ObjectVersion::versionId).containsExactly(second, first);
        assertThat(listed.deleteMarkers())
                .extracting(DeleteMarkerEntry::isLatest)
                .containsExactly(true);

        s3.deleteObject(d -> d.bucket(bucket).key("v").versionId(marker));
        assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("v")).asUtf8String())
                .isEqualTo("two");
        code(409, "BucketNotEmpty", () -> s3.deleteBucket(d -> d.bucket(bucket)));
        s3.deleteObjects(d -> d.bucket(bucket)
                .delete(o -> o.objects(
                        i -> i.key("v").versionId(first), i -> i.key("v").versionId(second))));
        s3.deleteBucket(d -> d.bucket(bucket));
        assertThatThrownBy(() -> s3.headBucket(h -> h.bucket(bucket))).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void whileVersioningIsSuspendedTheNullVersionIsOverwritten() {
        put("n", "before");
        version("Enabled");
        String kept = put("n", "kept").versionId();
        version("Suspended");
        put("n", "over");

        assertThat(put("n", "written").versionId()).isEqualTo("null");

        assertThat(s3.listObjectVersions(l -> l.bucket(bucket)).versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly("null", kept);
        assertThat(read("n", "null")).isEqualTo("written");
    }

    @Test
    void aVersionThatIsNotThereIsToldApartFromAnImpossibleOne() {
        version("Enabled");
        put("v", "one");

        code(404, "NoSuchVersion", () -> read("v", "A".repeat(32)));
        code(400, "InvalidArgument", () -> read("v", "nonsense"));
    }

    @Test
    void aMissingKeyIsOnlyToldToThoseWhoMayList() {
        code(404, "NoSuchKey", () -> s3.getObject(g -> g.bucket(bucket).key("none")));
        S3Client approvers = sandbox.client(S3Client.builder(), Persona.APPROVER);

        assertThatThrownBy(() -> approvers.putObject(p -> p.bucket(bucket).key("x"), RequestBody.empty()))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    @Test
    void aCopyKeepsOrReplacesMetadata() {
        s3.putObject(p -> p.bucket(bucket).key("from").metadata(Map.of("a", "1")), RequestBody.fromString("x"));

        s3.copyObject(c -> c.sourceBucket(bucket)
                .sourceKey("from")
                .destinationBucket(bucket)
                .destinationKey("kept"));
        s3.copyObject(c -> c.sourceBucket(bucket)
                .sourceKey("from")
                .destinationBucket(bucket)
                .destinationKey("new")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("b", "2")));

        assertThat(s3.headObject(h -> h.bucket(bucket).key("kept")).metadata()).containsOnlyKeys("a");
        assertThat(s3.headObject(h -> h.bucket(bucket).key("new")).metadata()).containsOnlyKeys("b");
    }

    @Test
    void listingsFoldByDelimiterAndComeInPages() {
        for (String key : List.of("a/1", "a/2", "b/1", "c", "d é")) {
            put(key, key);
        }

        var folded = s3.listObjectsV2(l -> l.bucket(bucket).delimiter("/"));
        assertThat(folded.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/", "b/");
        assertThat(folded.contents()).extracting(S3Object::key).containsExactly("c", "d é");
        assertThat(s3.listObjectsV2Paginator(l -> l.bucket(bucket).maxKeys(2)).contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2", "b/1", "c", "d é");
        assertThat(s3.listObjectsV2Paginator(l -> l.bucket(bucket).maxKeys(1).delimiter("/")).stream()
                        .count())
                .isEqualTo(4);
        assertThat(s3.listObjectVersionsPaginator(l -> l.bucket(bucket).maxKeys(2))
                        .versions())
                .extracting(ObjectVersion::key)
                .containsExactly("a/1", "a/2", "b/1", "c", "d é");
        assertThat(s3.listObjects(l -> l.bucket(bucket).prefix("b")).contents()).hasSize(1);
    }

    @Test
    void aBucketIsMadeOnceAndInItsOwnRegion() {
        assertThatThrownBy(() -> s3.createBucket(
                        b -> b.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
        code(
                400,
                "IllegalLocationConstraintException",
                () -> s3.createBucket(
                        b -> b.bucket("other-one").createBucketConfiguration(c -> c.locationConstraint("us-west-2"))));
        assertThat(s3.getBucketLocation(l -> l.bucket(bucket)).locationConstraintAsString())
                .isEqualTo("eu-west-1");
    }

    @Test
    void settingsAreKeptAndGivenBack() {
        s3.putBucketTagging(t ->
                t.bucket(bucket).tagging(g -> g.tagSet(s -> s.key("k").value("v"))));
        s3.putBucketPolicy(p -> p.bucket(bucket).policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        s3.putBucketLifecycleConfiguration(l -> l.bucket(bucket)
                .lifecycleConfiguration(c -> c.rules(r -> r.id("old")
                        .status("Enabled")
                        .filter(f -> f.prefix(""))
                        .noncurrentVersionExpiration(n -> n.noncurrentDays(30)))));

        assertThat(s3.getBucketTagging(t -> t.bucket(bucket)).tagSet()).hasSize(1);
        assertThat(s3.getBucketPolicy(p -> p.bucket(bucket)).policy()).contains("2012-10-17");
        assertThat(s3.getBucketLifecycleConfiguration(l -> l.bucket(bucket)).rules())
                .hasSize(1);
        assertThat(s3.getPublicAccessBlock(p -> p.bucket(bucket))
                        .publicAccessBlockConfiguration()
                        .blockPublicAcls())
                .isTrue();
        s3.deleteBucketPolicy(p -> p.bucket(bucket));
        code(404, "NoSuchBucketPolicy", () -> s3.getBucketPolicy(p -> p.bucket(bucket)));
    }

    @Test
    void anObjectCanBeUploadedInParts() {
        String id = s3.createMultipartUpload(c -> c.bucket(bucket).key("big")).uploadId();
        byte[] large = new byte[5 * 1024 * 1024];
        String one = s3.uploadPart(
                        u -> u.bucket(bucket).key("big").uploadId(id).partNumber(1), RequestBody.fromBytes(large))
                .eTag();
        String two = s3.uploadPart(
                        u -> u.bucket(bucket).key("big").uploadId(id).partNumber(2), RequestBody.fromString("end"))
                .eTag();

        var done = s3.completeMultipartUpload(c -> c.bucket(bucket)
                .key("big")
                .uploadId(id)
                .multipartUpload(m -> m.parts(
                        p -> p.partNumber(1).eTag(one), p -> p.partNumber(2).eTag(two))));

        assertThat(done.eTag()).endsWith("-2\"");
        assertThat(s3.headObject(h -> h.bucket(bucket).key("big")).contentLength())
                .isEqualTo(large.length + 3);
    }

    private PutObjectResponse put(String key, String text) {
        return s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private String read(String key, String versionId) {
        return s3.getObjectAsBytes(g -> g.bucket(bucket).key(key).versionId(versionId))
                .asUtf8String();
    }

    private void version(String status) {
        s3.putBucketVersioning(v -> v.bucket(bucket).versioningConfiguration(c -> c.status(status)));
    }

    private static void code(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            if (code != null) {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            }
        });
    }
}
