package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;

/** {@code AWS::S3::BucketPolicy}. */
final class BucketPolicyKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::S3::BucketPolicy", List.of("Bucket", "PolicyDocument"))
            .replacing("Bucket");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        put(provision, wanted);
        provision.created(wanted.need("Bucket"));
        return Live.of(wanted.need("Bucket"), Map.of());
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        put(provision, wanted);
        return live;
    }

    private static void put(Provision provision, Properties wanted) {
        provision.call(PutBucketPolicyRequest.builder()
                .bucket(wanted.need("Bucket"))
                .policy(wanted.document("PolicyDocument").orElse(""))
                .build());
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteBucketPolicyRequest.builder().bucket(live.physicalId()).build(),
                Set.of("NoSuchBucket", "NoSuchBucketPolicy"));
    }
}
