package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;

/** {@code AWS::S3::Bucket}: the bucket here, its settings in {@link BucketSetting}. */
final class BucketKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::S3::Bucket", List.of())
            .named("BucketName")
            .optional(BucketSetting.ALL.stream().map(BucketSetting::property).toArray(String[]::new))
            .unsupported(
                    "AccelerateConfiguration",
                    "AccessControl",
                    "AnalyticsConfigurations",
                    "CorsConfiguration",
                    "IntelligentTieringConfigurations",
                    "InventoryConfigurations",
                    "LoggingConfiguration",
                    "MetricsConfigurations",
                    "ObjectLockConfiguration",
                    "ObjectLockEnabled",
                    "ReplicationConfiguration",
                    "WebsiteConfiguration")
            .attributes("Arn", "DomainName", "DualStackDomainName", "RegionalDomainName", "WebsiteURL");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("BucketName").orElseGet(() -> provision.generatedLowerCaseName(63));
        String region = provision.account().region();
        var request = CreateBucketRequest.builder().bucket(name);
        if (!region.equals("us-east-1")) {
            request.createBucketConfiguration(CreateBucketConfiguration.builder()
                    .locationConstraint(region)
                    .build());
        }
        provision.call(request.build());
        provision.created(name);
        BucketSetting.ALL.forEach(setting -> setting.apply(provision, name, Properties.NONE, wanted));
        return Live.of(
                name,
                Map.of(
                        "Arn", "arn:aws:s3:::" + name,
                        "DomainName", name + ".s3.amazonaws.com",
                        "DualStackDomainName", name + ".s3.dualstack." + region + ".amazonaws.com",
                        "RegionalDomainName", name + ".s3." + region + ".amazonaws.com",
                        "WebsiteURL", "http://" + name + ".s3-website-" + region + ".amazonaws.com"));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        BucketSetting.ALL.forEach(setting -> setting.apply(provision, live.physicalId(), was, wanted));
        return live;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteBucketRequest.builder().bucket(live.physicalId()).build(), Set.of("NoSuchBucket"));
    }
}
