package dev.countersign.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Lifecycle rules end versions on the sandbox's clock, at midnight. */
class LifecycleTest {
    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private final String bucket = "files-" + UUID.randomUUID();
    private S3Client s3;

    @BeforeEach
    void makeABucketWithVersions() {
        s3 = sandbox.client(S3Client.builder());
        s3.createBucket(b -> b.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status("Enabled")));
    }

    @Test
    void noncurrentVersionsGoAfterTheirDaysAndTheNewestStays() {
        rule(rule -> rule.filter(f -> f.prefix("docs/")).noncurrentVersionExpiration(n -> n.noncurrentDays(2)));
        String first = put("docs/a");
        String second = put("docs/a");
        put("other");
        String other = put("other");

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(versions()).contains(first, second);
        sandbox.clock().advance(Duration.ofDays(2));

        assertThat(versions()).contains(second, other).doesNotContain(first).hasSize(3);
    }

    @Test
    void theNewerOnesOfThemCanBeKept() {
        rule(rule -> rule.filter(f -> f.prefix(""))
                .noncurrentVersionExpiration(n -> n.noncurrentDays(1).newerNoncurrentVersions(1)));
        String oldest = put("a");
        String kept = put("a");
        String newest = put("a");

        sandbox.clock().advance(Duration.ofDays(9));

        assertThat(versions()).containsExactlyInAnyOrder(kept, newest).doesNotContain(oldest);
    }

    @Test
    void theNewestVersionEndsBehindADeleteMarker() {
        rule(rule -> rule.filter(f -> f.prefix("")).expiration(e -> e.days(3)));
        String version = put("a");

        sandbox.clock().advance(Duration.ofDays(4).plusSeconds(1));

        assertThat(versions()).containsExactly(version);
        assertThat(s3.listObjectVersions(r -> r.bucket(bucket)).deleteMarkers()).hasSize(1);
        assertThatThrownBy(() -> s3.headObject(r -> r.bucket(bucket).key("a"))).isInstanceOf(S3Exception.class);
    }

    @Test
    void aRuleThatIsSwitchedOffOrTakenAwayEndsNothing() {
        s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket)
                .lifecycleConfiguration(c -> c.rules(LifecycleRule.builder()
                        .id("off")
                        .status("Disabled")
                        .filter(f -> f.prefix(""))
                        .noncurrentVersionExpiration(n -> n.noncurrentDays(1))
                        .build())));
        put("a");
        put("a");
        sandbox.clock().advance(Duration.ofDays(5));
        assertThat(versions()).hasSize(2);

        rule(rule -> rule.filter(f -> f.prefix("")).noncurrentVersionExpiration(n -> n.noncurrentDays(1)));
        s3.deleteBucketLifecycle(r -> r.bucket(bucket));
        sandbox.clock().advance(Duration.ofDays(5));
        assertThat(versions()).hasSize(2);
    }

    @Test
    void whatItCannotHonourIsRefused() {
        assertThatThrownBy(() -> rule(rule -> rule.filter(f -> f.prefix(""))
                        .transitions(t -> t.days(30).storageClass("GLACIER"))))
                .hasMessageContaining("transitions");
        assertThatThrownBy(() -> rule(rule -> rule.filter(f -> f.prefix("")).expiration(e -> e.days(0))))
                .hasMessageContaining("positive integer");
    }

    private void rule(Consumer<LifecycleRule.Builder> settings) {
        var rule = LifecycleRule.builder().id("rule").status("Enabled");
        settings.accept(rule);
        s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rule.build())));
    }

    private String put(String key) {
        return s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("text"))
                .versionId();
    }

    private List<String> versions() {
        return s3.listObjectVersions(r -> r.bucket(bucket)).versions().stream()
                .map(ObjectVersion::versionId)
                .toList();
    }
}
