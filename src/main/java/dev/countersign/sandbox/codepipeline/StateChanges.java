package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.AwsEvent;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.Artifacts;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.StageRun;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.ArtifactDetail;

/** The events that CodePipeline sends about pipelines, stages and actions. */
final class StateChanges {
    private static final String SOURCE = "aws.codepipeline";

    private final World world;

    StateChanges(World world) {
        this.world = world;
    }

    void pipeline(PipelineRun run, String state) {
        Map<String, Object> detail = detail(run);
        detail.put("state", state);
        detail.put("start-time", run.started().truncatedTo(ChronoUnit.MILLIS).toString());
        if (state.equals("STARTED")) {
            var trigger = run.start().trigger();
            detail.put(
                    "execution-trigger",
                    Map.of("trigger-type", trigger.triggerTypeAsString(), "trigger-detail", trigger.triggerDetail()));
        }
        if (state.equals("STOPPING") || state.equals("STOPPED")) {
            run.stopReason().ifPresent(reason -> detail.put("stop-execution-comments", reason));
        }
        emit(run, "CodePipeline Pipeline Execution State Change", detail);
    }

    void stage(StageRun stage, String state) {
        PipelineRun run = stage.execution();
        Map<String, Object> detail = detail(run);
        detail.put("start-time", stage.started().truncatedTo(ChronoUnit.MILLIS).toString());
        detail.put("stage", stage.stage().name());
        detail.put("state", state);
        emit(run, "CodePipeline Stage Execution State Change", detail);
    }

    void action(ActionRun action, String state) {
        PipelineRun run = action.execution();
        Map<String, Object> detail = detail(run);
        detail.put("start-time", action.started().truncatedTo(ChronoUnit.MILLIS).toString());
        detail.put("stage", action.stage());
        detail.put("action-execution-id", action.id());
        detail.put("action", action.action().name());
        detail.put("state", state);
        detail.put("region", world.account().region());
        detail.put("type", type(action.action().actionTypeId()));
        result(action, detail);
        artifacts(detail, "input-artifacts", Artifacts.inputs(action));
        artifacts(detail, "output-artifacts", Artifacts.outputs(action));
        emit(run, "CodePipeline Action Execution State Change", detail);
    }

    private static Map<String, Object> type(ActionTypeId id) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("owner", id.ownerAsString());
        type.put("provider", id.provider());
        type.put("category", id.categoryAsString());
        type.put("version", id.version());
        return type;
    }

    /** Approvals carry no result: who decided and why is told by the API only. */
    private static void result(ActionRun action, Map<String, Object> detail) {
        if (action.token().isPresent()) {
            return;
        }
        action.outcome().ifPresent(outcome -> {
            Map<String, Object> result = new LinkedHashMap<>();
            outcome.error().ifPresent(error -> {
                result.put("external-execution-summary", error.message());
                result.put("error-code", error.code());
            });
            action.revision().ifPresent(revision -> {
                result.put("external-execution-summary", revision.summary());
                result.put("external-execution-url", revision.url());
            });
            outcome.externalId().ifPresent(id -> result.put("external-execution-id", id));
            if (!result.isEmpty()) {
                detail.put("execution-result", result);
            }
        });
    }

    private static void artifacts(Map<String, Object> detail, String name, List<ArtifactDetail> artifacts) {
        if (!artifacts.isEmpty()) {
            detail.put(
                    name,
                    artifacts.stream()
                            .map(artifact -> Map.of(
                                    "name",
                                    artifact.name(),
                                    "s3location",
                                    Map.of(
                                            "bucket",
                                            artifact.s3location().bucket(),
                                            "key",
                                            artifact.s3location().key())))
                            .toList());
        }
    }

    private static Map<String, Object> detail(PipelineRun run) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pipeline", run.declaration().name());
        detail.put("execution-id", run.id());
        detail.put("version", run.declaration().version());
        detail.put("pipeline-execution-attempt", run.attempt());
        return detail;
    }

    private void emit(PipelineRun run, String type, Map<String, Object> detail) {
        String arn = world.account().arn("codepipeline", run.declaration().name());
        world.events().emit(new AwsEvent(SOURCE, type, List.of(arn), detail));
    }
}
