package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import dev.countersign.sandbox.cloudformation.resource.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;

/** {@code AWS::Lambda::Permission}: a statement in a function's own policy. Every change replaces it. */
final class PermissionKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of(
                    "AWS::Lambda::Permission", List.of("Action", "FunctionName", "Principal"))
            .optional("EventSourceToken", "FunctionUrlAuthType", "PrincipalOrgID", "SourceAccount", "SourceArn")
            .replacing("Action", "FunctionName", "Principal")
            .replacing("EventSourceToken", "FunctionUrlAuthType", "PrincipalOrgID", "SourceAccount", "SourceArn")
            .attributes("Id");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String statement = provision.generatedName(100);
        provision.call(Shapes.fill(AddPermissionRequest.builder(), wanted.values(), "#")
                .statementId(statement)
                .build());
        provision.created(statement);
        return Live.of(statement, Map.of("Id", statement, "FunctionName", wanted.need("FunctionName")));
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        return live;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        was.text("FunctionName")
                .ifPresent(function -> provision.callUnlessGone(
                        RemovePermissionRequest.builder()
                                .functionName(function)
                                .statementId(live.physicalId())
                                .build(),
                        Set.of("ResourceNotFoundException")));
    }
}
