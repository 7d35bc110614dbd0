package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;

/** {@code AWS::KMS::Key}: a symmetric key. Deleting the resource schedules the key's deletion. */
final class KeyKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::KMS::Key", List.of())
            .optional("Description", "Enabled", "KeyPolicy", "KeySpec", "KeyUsage", "PendingWindowInDays")
            .replacing("Description", "KeySpec", "KeyUsage")
            .unsupported(
                    "BypassPolicyLockoutSafetyCheck",
                    "EnableKeyRotation",
                    "MultiRegion",
                    "Origin",
                    "RotationPeriodInDays",
                    "Tags")
            .attributes("Arn", "KeyId");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        var request = CreateKeyRequest.builder();
        wanted.text("Description").ifPresent(request::description);
        wanted.text("KeySpec").ifPresent(request::keySpec);
        wanted.text("KeyUsage").ifPresent(request::keyUsage);
        wanted.document("KeyPolicy").ifPresent(request::policy);
        String id = provision
                .call(request.build(), CreateKeyResponse.class)
                .keyMetadata()
                .keyId();
        provision.created(id);
        if (!isEnabled(wanted)) {
            provision.call(DisableKeyRequest.builder().keyId(id).build());
        }
        return Live.of(id, Map.of("Arn", provision.account().arn("kms", "key/" + id), "KeyId", id));
    }

    private static boolean isEnabled(Properties key) {
        return !key.has("Enabled") || key.isTrue("Enabled");
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        String id = live.physicalId();
        if (was.differs(wanted, "KeyPolicy")) {
            wanted.document("KeyPolicy")
                    .ifPresent(policy -> provision.call(PutKeyPolicyRequest.builder()
                            .keyId(id)
                            .policyName("default")
                            .policy(policy)
                            .build()));
        }
        if (isEnabled(was) != isEnabled(wanted)) {
            provision.call(
                    isEnabled(wanted)
                            ? EnableKeyRequest.builder().keyId(id).build()
                            : DisableKeyRequest.builder().keyId(id).build());
        }
        return live;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        var request = ScheduleKeyDeletionRequest.builder().keyId(live.physicalId());
        was.text("PendingWindowInDays").map(Integer::valueOf).ifPresent(request::pendingWindowInDays);
        provision.callUnlessGone(request.build(), Set.of("NotFoundException", "KMSInvalidStateException"));
    }
}
