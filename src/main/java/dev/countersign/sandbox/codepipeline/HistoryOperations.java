package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.Artifacts;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionInput;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionOutput;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.ExecutionType;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsRequest;
import software.amazon.awssdk.services.codepipeline.model.ListActionExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsRequest;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.ResolvedPipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.StopExecutionTrigger;

/** Executions of pipelines and of actions, read. */
final class HistoryOperations {
    private static final int MOST = 100;

    private final World world;
    private final Pipelines pipelines;

    HistoryOperations(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
    }

    void register() {
        var on = world.operations();
        on.on(
                GetPipelineExecutionRequest.class,
                Access.on("codepipeline:GetPipelineExecution", q -> pipelines.arn(q.pipelineName())),
                this::get);
        on.on(
                ListPipelineExecutionsRequest.class,
                Access.on("codepipeline:ListPipelineExecutions", q -> pipelines.arn(q.pipelineName())),
                this::list);
        on.on(
                ListActionExecutionsRequest.class,
                Access.on("codepipeline:ListActionExecutions", q -> pipelines.arn(q.pipelineName())),
                this::listActions);
    }

    private GetPipelineExecutionResponse get(GetPipelineExecutionRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        synchronized (pipeline) {
            PipelineRun run = pipeline.execution(request.pipelineExecutionId());
            List<ResolvedPipelineVariable> variables = run.start().variables().entrySet().stream()
                    .map(variable -> ResolvedPipelineVariable.builder()
                            .name(variable.getKey())
                            .resolvedValue(variable.getValue())
                            .build())
                    .toList();
            return GetPipelineExecutionResponse.builder()
                    .pipelineExecution(PipelineExecution.builder()
                            .pipelineName(pipeline.name())
                            .pipelineVersion(run.declaration().version())
                            .pipelineExecutionId(run.id())
                            .status(run.status())
                            .statusSummary(run.statusSummary().orElse(null))
                            .artifactRevisions(run.revisions())
                            .variables(variables.isEmpty() ? null : variables)
                            .trigger(run.start().trigger())
                            .executionMode(run.declaration().executionMode())
                            .executionType(ExecutionType.STANDARD)
                            .build())
                    .build();
        }
    }

    private ListPipelineExecutionsResponse list(ListPipelineExecutionsRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        synchronized (pipeline) {
            Optional<String> succeededIn = Optional.ofNullable(request.filter())
                    .flatMap(filter -> Optional.ofNullable(filter.succeededInStage()))
                    .map(stage -> stage.stageName());
            List<PipelineRun> wanted = pipeline.executions().stream()
                    .filter(run ->
                            succeededIn.isEmpty() || run.succeededStages().contains(succeededIn.get()))
                    .toList();
            Page<PipelineRun> page = PipelineOperations.page(wanted, request.nextToken(), request.maxResults(), MOST);
            return ListPipelineExecutionsResponse.builder()
                    .pipelineExecutionSummaries(page.items().stream()
                            .map(HistoryOperations::summary)
                            .toList())
                    .nextToken(page.next())
                    .build();
        }
    }

    private static PipelineExecutionSummary summary(PipelineRun run) {
        return PipelineExecutionSummary.builder()
                .pipelineExecutionId(run.id())
                .status(run.status())
                .statusSummary(run.statusSummary().orElse(null))
                .startTime(run.started())
                .lastUpdateTime(run.changed())
                .sourceRevisions(run.sources())
                .trigger(run.start().trigger())
                .stopTrigger(run.stopReason()
                        .map(reason ->
                                StopExecutionTrigger.builder().reason(reason).build())
                        .orElse(null))
                .executionMode(run.declaration().executionMode())
                .executionType(ExecutionType.STANDARD)
                .build();
    }

    private ListActionExecutionsResponse listActions(ListActionExecutionsRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipelineName());
        synchronized (pipeline) {
            Optional<String> only = wantedExecution(request);
            List<PipelineRun> runs =
                    only.map(id -> List.of(pipeline.execution(id))).orElseGet(pipeline::executions);
            List<ActionRun> actions = runs.stream()
                    .flatMap(run -> run.actions().reversed().stream())
                    .toList();
            Page<ActionRun> page = PipelineOperations.page(actions, request.nextToken(), request.maxResults(), MOST);
            return ListActionExecutionsResponse.builder()
                    .actionExecutionDetails(
                            page.items().stream().map(this::detail).toList())
                    .nextToken(page.next())
                    .build();
        }
    }

    private static Optional<String> wantedExecution(ListActionExecutionsRequest request) {
        var filter = request.filter();
        if (filter == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(filter.pipelineExecutionId())
                .or(() -> Optional.ofNullable(filter.latestInPipelineExecution())
                        .map(latest -> latest.pipelineExecutionId()));
    }

    private ActionExecutionDetail detail(ActionRun run) {
        return ActionExecutionDetail.builder()
                .pipelineExecutionId(run.execution().id())
                .actionExecutionId(run.id())
                .pipelineVersion(run.execution().declaration().version())
                .stageName(run.stage())
                .actionName(run.action().name())
                .startTime(run.started())
                .lastUpdateTime(run.changed())
                .updatedBy(run.outcome().flatMap(ActionRun.Outcome::by).orElse(null))
                .status(run.status())
                .input(input(run))
                .output(output(run))
                .build();
    }

    private ActionExecutionInput input(ActionRun run) {
        return ActionExecutionInput.builder()
                .actionTypeId(run.action().actionTypeId())
                .configuration(run.action().configuration())
                .resolvedConfiguration(run.resolvedConfiguration())
                .roleArn(run.action().roleArn())
                .region(world.account().region())
                .inputArtifacts(Artifacts.inputs(run))
                .namespace(run.action().namespace())
                .build();
    }

    private static ActionExecutionOutput output(ActionRun run) {
        var result = ActionExecutionResult.builder()
                .externalExecutionId(run.externalId().orElse(null));
        run.summary().ifPresent(result::externalExecutionSummary);
        run.revision().ifPresent(revision -> result.externalExecutionUrl(revision.url()));
        run.outcome().flatMap(ActionRun.Outcome::error).ifPresent(result::errorDetails);
        return ActionExecutionOutput.builder()
                .outputArtifacts(Artifacts.outputs(run))
                .executionResult(result.build())
                .outputVariables(run.outputVariables())
                .build();
    }
}
