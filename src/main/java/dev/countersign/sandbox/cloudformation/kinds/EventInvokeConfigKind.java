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
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;

/** {@code AWS::Lambda::EventInvokeConfig}: how often an asynchronous call is retried, and who is told of its failure. */
final class EventInvokeConfigKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of(
                    "AWS::Lambda::EventInvokeConfig", List.of("FunctionName", "Qualifier"))
            .optional("DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts")
            .replacing("FunctionName", "Qualifier");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        put(provision, wanted);
        String id = wanted.need("FunctionName") + "|" + wanted.need("Qualifier");
        provision.created(id);
        return Live.of(id, Map.of());
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        put(provision, wanted);
        return live;
    }

    private static void put(Provision provision, Properties wanted) {
        provision.call(Shapes.fill(PutFunctionEventInvokeConfigRequest.builder(), wanted.values(), "#")
                .build());
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        int bar = live.physicalId().lastIndexOf('|');
        provision.callUnlessGone(
                DeleteFunctionEventInvokeConfigRequest.builder()
                        .functionName(live.physicalId().substring(0, bar))
                        .qualifier(live.physicalId().substring(bar + 1))
                        .build(),
                Set.of("ResourceNotFoundException"));
    }
}
