package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;

/** {@code AWS::Logs::LogGroup}. Its {@code Arn} ends in {@code :*}, as policies and destinations want it. */
final class LogGroupKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::Logs::LogGroup", List.of())
            .named("LogGroupName")
            .optional("RetentionInDays", "Tags", "LogGroupClass", "KmsKeyId")
            .replacing("LogGroupClass")
            .unsupported("DataProtectionPolicy", "FieldIndexPolicies")
            .attributes("Arn");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("LogGroupName").orElseGet(() -> provision.generatedName(512));
        var request = CreateLogGroupRequest.builder()
                .logGroupName(name)
                .kmsKeyId(wanted.text("KmsKeyId").orElse(null))
                .logGroupClass(wanted.text("LogGroupClass").orElse(null));
        if (wanted.has("Tags")) {
            request.tags(wanted.tags());
        }
        provision.call(request.build());
        provision.created(name);
        retain(provision, name, wanted);
        return Live.of(name, Map.of("Arn", provision.account().arn("logs", "log-group:" + name + ":*")));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        if (was.differs(wanted, "RetentionInDays")) {
            retain(provision, live.physicalId(), wanted);
            if (!wanted.has("RetentionInDays")) {
                provision.call(DeleteRetentionPolicyRequest.builder()
                        .logGroupName(live.physicalId())
                        .build());
            }
        }
        return live;
    }

    private static void retain(Provision provision, String name, Properties wanted) {
        wanted.integer("RetentionInDays")
                .ifPresent(days -> provision.call(PutRetentionPolicyRequest.builder()
                        .logGroupName(name)
                        .retentionInDays(days)
                        .build()));
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteLogGroupRequest.builder().logGroupName(live.physicalId()).build(),
                Set.of("ResourceNotFoundException"));
    }
}
