package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.PipelineGateway;
import dev.countersign.domain.pipelines.ActionExecution;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.PipelineSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pipelines in memory; counts its calls, remembers answers, and fails when told to. */
public final class FakePipelineGateway implements PipelineGateway {
    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    private final Map<String, PipelineState> states = new LinkedHashMap<>();
    private final Map<String, List<PipelineExecution>> executions = new LinkedHashMap<>();
    private final Map<String, List<ActionExecution>> actions = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private Optional<Kind> failure = Optional.empty();
    private Optional<Kind> answerFailure = Optional.empty();

    public FakePipelineGateway with(Pipeline pipeline, PipelineState state) {
        pipelines.put(pipeline.name(), pipeline);
        states.put(pipeline.name(), state);
        return this;
    }

    public FakePipelineGateway with(PipelineState state) {
        states.put(state.pipeline(), state);
        return this;
    }

    public FakePipelineGateway with(String pipeline, List<PipelineExecution> runs, List<ActionExecution> actionRuns) {
        executions.put(pipeline, List.copyOf(runs));
        actions.put(pipeline, List.copyOf(actionRuns));
        return this;
    }

    public void fail(Kind kind) {
        failure = Optional.of(kind);
    }

    public void work() {
        failure = Optional.empty();
    }

    /** Answers are refused like that from now on. */
    public void failAnswers(Kind kind) {
        answerFailure = Optional.of(kind);
    }

    public List<String> calls() {
        return calls;
    }

    /** For example {@code release/Approve/Review approved: looks good}. */
    public List<String> answers() {
        return answers;
    }

    private void called(String call) {
        calls.add(call);
        failure.ifPresent(kind -> {
            throw AwsFailure.of(kind, "codepipeline:" + call.split(" ")[0], "told to fail");
        });
    }

    @Override
    public List<PipelineSummary> pipelines() {
        called("pipelines");
        return pipelines.values().stream()
                .map(pipeline -> new PipelineSummary(pipeline.name(), pipeline.version()))
                .toList();
    }

    @Override
    public Pipeline pipeline(String name) {
        called("pipeline " + name);
        return Optional.ofNullable(pipelines.get(name)).orElseThrow(() -> missing(name));
    }

    @Override
    public PipelineState state(String name) {
        called("state " + name);
        return Optional.ofNullable(states.get(name)).orElseThrow(() -> missing(name));
    }

    @Override
    public List<PipelineExecution> executions(String name, int limit) {
        called("executions " + name);
        return executions.getOrDefault(name, List.of()).stream().limit(limit).toList();
    }

    @Override
    public List<ActionExecution> actionExecutions(String name, Optional<String> pipelineExecutionId, int limit) {
        called("actionExecutions " + name);
        return actions.getOrDefault(name, List.of()).stream()
                .filter(action -> pipelineExecutionId.isEmpty()
                        || pipelineExecutionId.get().equals(action.pipelineExecutionId()))
                .limit(limit)
                .toList();
    }

    @Override
    public Instant answer(ApprovalAddress address, ApprovalToken token, boolean approved, String summary) {
        called("answer " + address);
        answerFailure.ifPresent(kind -> {
            throw AwsFailure.of(kind, "codepipeline:PutApprovalResult", "told to fail");
        });
        answers.add(address + (approved ? " approved: " : " rejected: ") + summary);
        return Facts.NOW;
    }

    private static AwsFailure missing(String what) {
        return AwsFailure.of(Kind.NOT_FOUND, "codepipeline", what + " does not exist");
    }
}
