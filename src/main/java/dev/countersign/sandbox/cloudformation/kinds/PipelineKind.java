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
import java.util.Set;
import software.amazon.awssdk.services.codepipeline.model.CreatePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.CreatePipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.DeletePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.DisableStageTransitionRequest;
import software.amazon.awssdk.services.codepipeline.model.EnableStageTransitionRequest;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.UpdatePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.UpdatePipelineResponse;

/** {@code AWS::CodePipeline::Pipeline}. */
final class PipelineKind implements ResourceKind {
    private static final String[] NOT_DECLARED = {
        "Name", "Tags", "DisableInboundStageTransitions", "RestartExecutionOnUpdate", "ArtifactStores"
    };
    private static final Schema SCHEMA = Schema.of("AWS::CodePipeline::Pipeline", List.of("RoleArn", "Stages"))
            .named("Name")
            .optional("ArtifactStore", "ArtifactStores", "DisableInboundStageTransitions", "ExecutionMode")
            .optional("PipelineType", "RestartExecutionOnUpdate", "Tags", "Triggers", "Variables")
            .attributes("Version");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("Name").orElseGet(() -> provision.generatedName(100));
        CreatePipelineRequest.Builder request = CreatePipelineRequest.builder();
        if (wanted.has("Tags")) {
            Shapes.fill(request, Map.of("tags", wanted.list("Tags")), "#");
        }
        PipelineDeclaration made = provision
                .call(request.pipeline(declaration(name, wanted).build()).build(), CreatePipelineResponse.class)
                .pipeline();
        provision.created(name);
        transitions(provision, name, Properties.NONE, wanted);
        return live(name, made);
    }

    private static Live live(String name, PipelineDeclaration pipeline) {
        Integer version = pipeline.version();
        return Live.of(name, Map.of("Version", String.valueOf(version == null ? 1 : version)));
    }

    private static PipelineDeclaration.Builder declaration(String name, Properties wanted) {
        if (wanted.has("ArtifactStore") == wanted.has("ArtifactStores")) {
            throw PropertyError.at("#", "exactly one of [ArtifactStore, ArtifactStores] must be specified");
        }
        Map<String, Object> members = wanted.without(NOT_DECLARED);
        if (wanted.has("ArtifactStores")) {
            Map<String, Object> stores = new LinkedHashMap<>();
            wanted.objects("ArtifactStores")
                    .forEach(store -> stores.put(
                            store.need("Region"), store.object("ArtifactStore").values()));
            members.put("artifactStores", stores);
        }
        return Shapes.fill(PipelineDeclaration.builder(), members, "#").name(name);
    }

    private static void transitions(Provision provision, String name, Properties was, Properties wanted) {
        List<String> before = stages(was);
        List<String> after = stages(wanted);
        wanted.objects("DisableInboundStageTransitions").stream()
                .filter(transition -> !before.contains(transition.need("StageName")))
                .forEach(transition -> provision.call(DisableStageTransitionRequest.builder()
                        .pipelineName(name)
                        .stageName(transition.need("StageName"))
                        .transitionType("Inbound")
                        .reason(transition.need("Reason"))
                        .build()));
        before.stream()
                .filter(stage -> !after.contains(stage))
                .forEach(stage -> provision.call(EnableStageTransitionRequest.builder()
                        .pipelineName(name)
                        .stageName(stage)
                        .transitionType("Inbound")
                        .build()));
    }

    private static List<String> stages(Properties pipeline) {
        return pipeline.objects("DisableInboundStageTransitions").stream()
                .map(transition -> transition.need("StageName"))
                .toList();
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        String name = live.physicalId();
        Live updated = live;
        Properties declaredBefore = new Properties(was.without("DisableInboundStageTransitions", "Tags"));
        Properties declaredNow = new Properties(wanted.without("DisableInboundStageTransitions", "Tags"));
        if (!Values.normal(declaredBefore.values()).equals(Values.normal(declaredNow.values()))) {
            updated = live(
                    name,
                    provision
                            .call(
                                    UpdatePipelineRequest.builder()
                                            .pipeline(declaration(name, wanted).build())
                                            .build(),
                                    UpdatePipelineResponse.class)
                            .pipeline());
        }
        transitions(provision, name, was, wanted);
        if (wanted.isTrue("RestartExecutionOnUpdate")) {
            provision.call(StartPipelineExecutionRequest.builder().name(name).build());
        }
        return updated;
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        provision.callUnlessGone(
                DeletePipelineRequest.builder().name(live.physicalId()).build(), Set.of("PipelineNotFoundException"));
    }
}
