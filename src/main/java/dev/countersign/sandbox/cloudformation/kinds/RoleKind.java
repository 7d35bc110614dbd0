package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

/** {@code AWS::IAM::Role} with its inline and attached policies. */
final class RoleKind implements ResourceKind {
    private static final Set<String> GONE = Set.of("NoSuchEntity");
    private static final Schema SCHEMA = Schema.of("AWS::IAM::Role", List.of("AssumeRolePolicyDocument"))
            .named("RoleName")
            .optional("Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "Policies", "Tags")
            .replacing("Path")
            .unsupported("PermissionsBoundary")
            .attributes("Arn", "RoleId");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("RoleName").orElseGet(() -> provision.generatedName(64));
        var request = CreateRoleRequest.builder()
                .roleName(name)
                .assumeRolePolicyDocument(
                        wanted.document("AssumeRolePolicyDocument").orElse(""))
                .path(wanted.text("Path").orElse(null))
                .description(wanted.text("Description").orElse(null))
                .maxSessionDuration(wanted.integer("MaxSessionDuration").orElse(null));
        List<Tag> tags = wanted.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        Role role = provision.call(request.build(), CreateRoleResponse.class).role();
        provision.created(name);
        policies(provision, name, Properties.NONE, wanted);
        return Live.of(name, Map.of("Arn", role.arn(), "RoleId", role.roleId()));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        String name = live.physicalId();
        if (was.differs(wanted, "AssumeRolePolicyDocument")) {
            provision.call(UpdateAssumeRolePolicyRequest.builder()
                    .roleName(name)
                    .policyDocument(wanted.document("AssumeRolePolicyDocument").orElse(""))
                    .build());
        }
        if (was.differs(wanted, "Description", "MaxSessionDuration")) {
            provision.call(UpdateRoleRequest.builder()
                    .roleName(name)
                    .description(wanted.text("Description").orElse(""))
                    .maxSessionDuration(wanted.integer("MaxSessionDuration").orElse(3600))
                    .build());
        }
        policies(provision, name, was, wanted);
        return live;
    }

    private static void policies(Provision provision, String role, Properties was, Properties wanted) {
        Map<String, String> before = inline(was);
        Map<String, String> after = inline(wanted);
        after.forEach((policy, document) -> {
            if (!document.equals(before.get(policy))) {
                provision.call(PutRolePolicyRequest.builder()
                        .roleName(role)
                        .policyName(policy)
                        .policyDocument(document)
                        .build());
            }
        });
        List<String> left = new ArrayList<>(before.keySet());
        left.removeAll(after.keySet());
        left.forEach(policy -> removeInline(provision, role, policy));
        List<String> attached = new ArrayList<>(wanted.texts("ManagedPolicyArns"));
        attached.removeAll(was.texts("ManagedPolicyArns"));
        attached.forEach(arn -> provision.call(
                AttachRolePolicyRequest.builder().roleName(role).policyArn(arn).build()));
        List<String> detached = new ArrayList<>(was.texts("ManagedPolicyArns"));
        detached.removeAll(wanted.texts("ManagedPolicyArns"));
        detached.forEach(arn -> detach(provision, role, arn));
    }

    /** Documents by the policies' names. */
    private static Map<String, String> inline(Properties role) {
        Map<String, String> documents = new LinkedHashMap<>();
        role.objects("Policies")
                .forEach(policy -> documents.put(
                        policy.need("PolicyName"),
                        policy.document("PolicyDocument").orElse("")));
        return documents;
    }

    private static void removeInline(Provision provision, String role, String policy) {
        provision.callUnlessGone(
                DeleteRolePolicyRequest.builder()
                        .roleName(role)
                        .policyName(policy)
                        .build(),
                GONE);
    }

    private static void detach(Provision provision, String role, String arn) {
        provision.callUnlessGone(
                DetachRolePolicyRequest.builder().roleName(role).policyArn(arn).build(), GONE);
    }

    // IAM deletes a role only once it has no policies left.
    @Override
    public void delete(Provision provision, Live live, Properties was) {
        inline(was).keySet().forEach(policy -> removeInline(provision, live.physicalId(), policy));
        was.texts("ManagedPolicyArns").forEach(arn -> detach(provision, live.physicalId(), arn));
        provision.callUnlessGone(
                DeleteRoleRequest.builder().roleName(live.physicalId()).build(), GONE);
    }
}
