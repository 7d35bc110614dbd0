package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;

/** {@code AWS::IAM::ManagedPolicy}, attached to roles. A changed document replaces it. */
final class ManagedPolicyKind implements ResourceKind {
    private static final Set<String> GONE = Set.of("NoSuchEntity");
    // IAM would take a changed document as a new version; a new policy keeps the roles' access just as well.
    private static final Schema SCHEMA = Schema.of("AWS::IAM::ManagedPolicy", List.of("PolicyDocument"))
            .named("ManagedPolicyName")
            .optional("Description", "Path", "Roles")
            .replacing("Description", "Path", "PolicyDocument")
            .unsupported("Groups", "Users")
            .attributes("PolicyArn");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("ManagedPolicyName").orElseGet(() -> provision.generatedName(128));
        String arn = provision
                .call(
                        CreatePolicyRequest.builder()
                                .policyName(name)
                                .policyDocument(
                                        wanted.document("PolicyDocument").orElse(""))
                                .path(wanted.text("Path").orElse(null))
                                .description(wanted.text("Description").orElse(null))
                                .build(),
                        CreatePolicyResponse.class)
                .policy()
                .arn();
        provision.created(arn);
        wanted.texts("Roles").forEach(role -> attach(provision, role, arn));
        return Live.of(arn, Map.of("PolicyArn", arn));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        List<String> added = new ArrayList<>(wanted.texts("Roles"));
        added.removeAll(was.texts("Roles"));
        List<String> removed = new ArrayList<>(was.texts("Roles"));
        removed.removeAll(wanted.texts("Roles"));
        added.forEach(role -> attach(provision, role, live.physicalId()));
        removed.forEach(role -> detach(provision, role, live.physicalId()));
        return live;
    }

    private static void attach(Provision provision, String role, String arn) {
        provision.call(
                AttachRolePolicyRequest.builder().roleName(role).policyArn(arn).build());
    }

    private static void detach(Provision provision, String role, String arn) {
        provision.callUnlessGone(
                DetachRolePolicyRequest.builder().roleName(role).policyArn(arn).build(), GONE);
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        was.texts("Roles").forEach(role -> detach(provision, role, live.physicalId()));
        provision.callUnlessGone(
                DeletePolicyRequest.builder().policyArn(live.physicalId()).build(), GONE);
    }
}
