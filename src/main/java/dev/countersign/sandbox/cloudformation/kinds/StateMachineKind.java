package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.PropertyError;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import dev.countersign.sandbox.cloudformation.resource.Shapes;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** {@code AWS::StepFunctions::StateMachine}, defined by a text, or by an object, with substitutions. */
final class StateMachineKind implements ResourceKind {
    private static final Schema SCHEMA = Schema.of("AWS::StepFunctions::StateMachine", List.of("RoleArn"))
            .named("StateMachineName")
            .optional("Definition", "DefinitionString", "DefinitionSubstitutions", "LoggingConfiguration")
            .optional("EncryptionConfiguration", "StateMachineType", "Tags", "TracingConfiguration")
            .replacing("StateMachineType")
            .unsupported("DefinitionS3Location")
            .attributes("Arn", "Name", "StateMachineRevisionId");

    /** Said of a state machine that has never been updated. */
    private static final String FIRST_REVISION = "INITIAL";

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("StateMachineName")
                .orElseGet(() -> shortened(provision.logicalId()) + "-" + provision.suffix());
        var request = CreateStateMachineRequest.builder();
        Shapes.fill(request, configuration(wanted), "#");
        if (wanted.has("Tags")) {
            Shapes.fill(request, Map.of("tags", wanted.list("Tags")), "#");
        }
        String arn = provision
                .call(
                        request.name(name)
                                .type(wanted.text("StateMachineType").orElse("STANDARD"))
                                .definition(definition(wanted))
                                .roleArn(wanted.need("RoleArn"))
                                .build(),
                        CreateStateMachineResponse.class)
                .stateMachineArn();
        provision.created(arn);
        return live(arn, name, FIRST_REVISION);
    }

    private static String shortened(String logicalId) {
        return logicalId.substring(0, Math.min(60, logicalId.length()));
    }

    private static Live live(String arn, String name, String revision) {
        return Live.of(arn, Map.of("Arn", arn, "Name", name, "StateMachineRevisionId", revision));
    }

    private static Map<String, Object> configuration(Properties wanted) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        for (String property : List.of("EncryptionConfiguration", "LoggingConfiguration", "TracingConfiguration")) {
            if (wanted.has(property)) {
                configuration.put(property, wanted.object(property).values());
            }
        }
        return configuration;
    }

    private static String definition(Properties wanted) {
        Optional<String> text = wanted.text("DefinitionString");
        if (text.isPresent() == wanted.has("Definition")) {
            throw PropertyError.at("#", "exactly one of [DefinitionString, Definition] must be specified");
        }
        String definition =
                text.orElseGet(() -> Values.json(wanted.object("Definition").values()));
        for (Map.Entry<String, Object> substitution :
                wanted.object("DefinitionSubstitutions").values().entrySet()) {
            definition = definition.replace("${" + substitution.getKey() + "}", Values.text(substitution.getValue()));
        }
        return definition;
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        Map<String, Object> configuration = configuration(wanted);
        if (was.has("LoggingConfiguration")) {
            configuration.putIfAbsent("LoggingConfiguration", Map.of("Level", "OFF"));
        }
        if (was.has("EncryptionConfiguration")) {
            configuration.putIfAbsent("EncryptionConfiguration", Map.of("Type", "AWS_OWNED_KEY"));
        }
        if (was.has("TracingConfiguration")) {
            configuration.putIfAbsent("TracingConfiguration", Map.of("Enabled", false));
        }
        UpdateStateMachineResponse answer = provision.call(
                Shapes.fill(UpdateStateMachineRequest.builder(), configuration, "#")
                        .stateMachineArn(live.physicalId())
                        .definition(definition(wanted))
                        .roleArn(wanted.need("RoleArn"))
                        .build(),
                UpdateStateMachineResponse.class);
        String revision = answer.revisionId() == null ? live.attribute("StateMachineRevisionId") : answer.revisionId();
        return live(live.physicalId(), live.attribute("Name"), revision);
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeleteStateMachineRequest.builder()
                        .stateMachineArn(live.physicalId())
                        .build(),
                Set.of("StateMachineDoesNotExist"));
    }
}
