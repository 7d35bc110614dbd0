package dev.countersign.aws.sdk;

import dev.countersign.aws.PipelineGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.PipelineSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionFilter;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;

/** {@link PipelineGateway} over CodePipeline. */
final class SdkPipelineGateway implements PipelineGateway {
    private static final int LARGEST_PAGE = 100;

    private final AwsClients clients;

    SdkPipelineGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<PipelineSummary> pipelines() {
        return AwsCalls.call(
                "codepipeline:ListPipelines",
                () -> clients.codePipeline().listPipelinesPaginator().pipelines().stream()
                        .map(item -> new PipelineSummary(item.name(), item.version() == null ? 1 : item.version()))
                        .toList());
    }

    @Override
    public Pipeline pipeline(String name) {
        return PipelineTypes.pipeline(AwsCalls.call(
                "codepipeline:GetPipeline", () -> clients.codePipeline().getPipeline(r -> r.name(name))));
    }

    @Override
    public PipelineState state(String name) {
        var answer = AwsCalls.call(
                "codepipeline:GetPipelineState", () -> clients.codePipeline().getPipelineState(r -> r.name(name)));
        return new PipelineState(
                name,
                answer.pipelineVersion() == null ? 1 : answer.pipelineVersion(),
                answer.stageStates().stream().map(PipelineTypes::stage).toList());
    }

    @Override
    public List<PipelineExecution> executions(String name, int limit) {
        return AwsCalls.call(
                "codepipeline:ListPipelineExecutions",
                () -> clients
                        .codePipeline()
                        .listPipelineExecutionsPaginator(
                                r -> r.pipelineName(name).maxResults(Math.min(limit, LARGEST_PAGE)))
                        .pipelineExecutionSummaries()
                        .stream()
                        .limit(limit)
                        .map(run -> PipelineTypes.execution(name, run))
                        .toList());
    }

    @Override
    public List<ActionExecution> actionExecutions(String name, Optional<String> pipelineExecutionId, int limit) {
        return AwsCalls.call(
                "codepipeline:ListActionExecutions",
                () -> clients
                        .codePipeline()
                        .listActionExecutionsPaginator(r -> r.pipelineName(name)
                                .maxResults(Math.min(limit, LARGEST_PAGE))
                                .filter(pipelineExecutionId
                                        .map(id -> ActionExecutionFilter.builder()
                                                .pipelineExecutionId(id)
                                                .build())
                                        .orElse(null)))
                        .actionExecutionDetails()
                        .stream()
                        .limit(limit)
                        .map(PipelineTypes::actionExecution)
                        .toList());
    }

    @Override
    public Instant answer(ApprovalAddress address, ApprovalToken token, boolean approved, String summary) {
        return AwsCalls.call(
                        "codepipeline:PutApprovalResult",
                        () -> clients.codePipeline()
                                .putApprovalResult(r -> r.pipelineName(address.pipeline())
                                        .stageName(address.stage())
                                        .actionName(address.action())
                                        .token(token.reveal())
                                        .result(result -> result.summary(summary)
                                                .status(approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED))))
                .approvedAt();
    }
}
