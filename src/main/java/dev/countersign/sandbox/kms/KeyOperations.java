package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;

/** Making and reading keys, and their policies. */
final class KeyOperations {
    private static final String POLICY_NAME = "default";

    private final World world;
    private final KeyStore keys;
    private final KeyPolicies policies;

    KeyOperations(World world, KeyStore keys, KeyPolicies policies) {
        this.world = world;
        this.keys = keys;
        this.policies = policies;
    }

    void register() {
        var on = world.operations();
        on.on(CreateKeyRequest.class, Access.onAll("kms:CreateKey"), (r, caller) -> create(r));
        on.on(
                DescribeKeyRequest.class,
                Access.free(),
                (r, caller) -> DescribeKeyResponse.builder()
                        .keyMetadata(key(r.keyId(), caller, "kms:DescribeKey").metadata())
                        .build());
        on.on(ListKeysRequest.class, Access.onAll("kms:ListKeys"), (r, caller) -> list());
        on.on(
                GetKeyPolicyRequest.class,
                Access.free(),
                (r, caller) -> GetKeyPolicyResponse.builder()
                        .policyName(POLICY_NAME)
                        .policy(key(r.keyId(), caller, "kms:GetKeyPolicy").policy())
                        .build());
        on.on(PutKeyPolicyRequest.class, Access.free(), (r, caller) -> {
            key(r.keyId(), caller, "kms:PutKeyPolicy").policy(policies.checked(r.policy()));
            return PutKeyPolicyResponse.builder().build();
        });
    }

    private Key key(@Nullable String named, Caller caller, String action) {
        Key key = keys.require(String.valueOf(named));
        policies.require(caller, action, key);
        return key;
    }

    private CreateKeyResponse create(CreateKeyRequest r) {
        boolean symmetric = r.keySpec() == null || r.keySpec() == KeySpec.SYMMETRIC_DEFAULT;
        boolean encrypts = r.keyUsage() == null || r.keyUsage() == KeyUsageType.ENCRYPT_DECRYPT;
        boolean ours = r.origin() == null || r.origin() == OriginType.AWS_KMS;
        if (!symmetric || !encrypts || !ours || Boolean.TRUE.equals(r.multiRegion())) {
            throw ServiceError.notImplemented("KMS keys but symmetric ones of one Region");
        }
        String id = UUID.randomUUID().toString();
        var key = new Key(
                id,
                world.account().arn("kms", "key/" + id),
                world.account().id(),
                world.clock().instant(),
                r.description() == null ? "" : r.description(),
                r.policy() == null ? policies.usual() : policies.checked(r.policy()));
        keys.add(key);
        return CreateKeyResponse.builder().keyMetadata(key.metadata()).build();
    }

    private ListKeysResponse list() {
        return ListKeysResponse.builder()
                .keys(keys.all().stream()
                        .map(key -> KeyListEntry.builder()
                                .keyId(key.id())
                                .keyArn(key.arn())
                                .build())
                        .toList())
                .truncated(false)
                .build();
    }
}
