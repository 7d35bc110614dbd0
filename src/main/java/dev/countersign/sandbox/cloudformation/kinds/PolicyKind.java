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
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/** {@code AWS::IAM::Policy}: one inline policy of several roles. */
final class PolicyKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::IAM::Policy", List.of("PolicyDocument", "PolicyName"))
            .optional("Roles")
            .replacing("PolicyName")
            .unsupported("Groups", "Users")
            .attributes("Id");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String id = provision.generatedName(128);
        provision.created(id);
        put(provision, wanted);
        return Live.of(id, Map.of("Id", id));
    }

    private static void put(Provision provision, Properties wanted) {
        wanted.texts("Roles")
                .forEach(role -> provision.call(PutRolePolicyRequest.builder()
                        .roleName(role)
                        .policyName(wanted.need("PolicyName"))
                        .policyDocument(wanted.document("PolicyDocument").orElse(""))
                        .build()));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        List<String> left = new ArrayList<>(was.texts("Roles"));
        left.removeAll(wanted.texts("Roles"));
        left.forEach(role -> remove(provision, role, was));
        put(provision, wanted);
        return live;
    }

    private static void remove(Provision provision, String role, Properties was) {
        provision.callUnlessGone(
                DeleteRolePolicyRequest.builder()
                        .roleName(role)
                        .policyName(was.need("PolicyName"))
                        .build(),
                Set.of("NoSuchEntity"));
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        was.texts("Roles").forEach(role -> remove(provision, role, was));
    }
}
