package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.Pipeline.ExecutionMode;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineState;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the pipelines that a token may have gone through, those of the same stack first, and reads how they stand. */
final class PipelineProbe {
    private static final int EXECUTIONS = 1000;
    private static final int ACTIONS = 100;

    private final Gateways aws;
    private final Looks looks;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, String> unread = new LinkedHashMap<>();

    PipelineProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** The resources of the stack that the state machine belongs to; seen and empty when it belongs to none. */
    Sight<List<StackResource>> neighbours(ExecutionArn execution) {
        String machine = execution.stateMachine().value();
        Sight<List<StackResource>> seen = looks.at(
                "cloudformation:DescribeStackResources",
                machine,
                () -> aws.stacks().neighbours(machine).orElse(List.of()));
        // The stack may hold a pipeline that does not exist any more.
        seen.whyNot().ifPresent(why -> unread.put("*", why));
        return seen;
    }

    /** The pipelines with an approval and an S3 source among these resources; one that is gone is left out. */
    List<Pipeline> among(List<StackResource> resources) {
        return structures(resources.stream()
                .filter(resource -> resource.type().equals("AWS::CodePipeline::Pipeline"))
                .flatMap(resource -> resource.physicalId().stream())
                .toList());
    }

    /** All pipelines of the account with an approval and an S3 source. */
    List<Pipeline> all() {
        Sight<List<PipelineSummary>> listed = looks.at("codepipeline:ListPipelines", "*", aws.pipelines()::pipelines);
        listed.whyNot().ifPresent(why -> unread.put("*", why));
        return structures(listed.found().orElse(List.of()).stream()
                .map(PipelineSummary::name)
                .toList());
    }

    private List<Pipeline> structures(List<String> names) {
        looks.ahead(names.stream().<Runnable>map(name -> () -> look(name)).toList());
        return names.stream()
                .flatMap(name -> structure(name).stream())
                .filter(PipelineProbe::mayCarry)
                .toList();
    }

    private Sight<Optional<Pipeline>> look(String name) {
        return looks.at(
                "codepipeline:GetPipeline",
                name,
                () -> Found.of(() -> aws.pipelines().pipeline(name)));
    }

    private Optional<Pipeline> structure(String name) {
        Sight<Optional<Pipeline>> seen = look(name);
        seen.whyNot().ifPresent(why -> unread.put(name, why));
        if (seen.found().filter(Optional::isEmpty).isPresent() && !missing.contains(name)) {
            missing.add(name);
        }
        return seen.found().flatMap(found -> found);
    }

    /** The pipelines that were asked for and do not exist. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Whether a token can go through it: it has a manual approval and an S3 source. */
    static boolean mayCarry(Pipeline pipeline) {
        return !pipeline.approvals().isEmpty() && !pipeline.objectSources().isEmpty();
    }

    /**
     * What stands for pipelines that could not be read: a token that was found nowhere may have gone there, so nothing is missing that
     * was not looked for.
     */
    List<PipelineFacts> unread() {
        return unread.entrySet().stream()
                .map(one -> unread(one.getKey(), one.getValue()))
                .toList();
    }

    /** A pipeline of which nothing is known. */
    static PipelineFacts unread(String name, String why) {
        return new PipelineFacts(
                new Pipeline(name, 0, ExecutionMode.SUPERSEDED, List.of()),
                Sight.unseen(why),
                Sight.unseen(why),
                Sight.unseen(why),
                Sight.unseen(why),
                Sight.unseen(why));
    }

    /** Reads how pipelines stand side by side, for {@link #facts} to find it read. */
    void ahead(List<Pipeline> pipelines, VersionProbe versions, Set<TaskTokenHash> tokens) {
        looks.ahead(pipelines.stream()
                .<Runnable>map(pipeline -> () -> {
                    looks.ahead(() -> versions.of(pipeline), () -> executions(pipeline), () -> state(pipeline.name()));
                    facts(pipeline, versions.of(pipeline).versions(), tokens);
                })
                .toList());
    }

    private Sight<List<PipelineExecution>> executions(Pipeline pipeline) {
        return looks.at(
                "codepipeline:ListPipelineExecutions",
                pipeline.name(),
                () -> aws.pipelines().executions(pipeline.name(), EXECUTIONS));
    }

    private Sight<PipelineState> state(String name) {
        return looks.at(
                "codepipeline:GetPipelineState", name, () -> aws.pipelines().state(name));
    }

    /** How a pipeline stands, with the runs of the actions of the executions that took one of these versions. */
    PipelineFacts facts(Pipeline pipeline, Sight<List<ObjectVersion>> versions, Set<TaskTokenHash> tokens) {
        String name = pipeline.name();
        Sight<List<PipelineExecution>> executions = executions(pipeline);
        Optional<PipelineExecution> took = executions.found().flatMap(list -> took(list, versions, tokens));
        return new PipelineFacts(
                pipeline,
                state(name),
                executions,
                looks.at(
                        "codepipeline:ListActionExecutions",
                        took.map(PipelineExecution::id).orElse(name),
                        () -> aws.pipelines().actionExecutions(name, took.map(PipelineExecution::id), ACTIONS)),
                versions,
                Sight.unseen("The way back has not been looked at."));
    }

    private static Optional<PipelineExecution> took(
            List<PipelineExecution> executions, Sight<List<ObjectVersion>> versions, Set<TaskTokenHash> tokens) {
        List<String> ids = versions.found().orElse(List.of()).stream()
                .filter(version -> version.tokens().stream().anyMatch(tokens::contains))
                .map(ObjectVersion::versionId)
                .toList();
        List<PipelineExecution> took = executions.stream()
                .filter(run -> ids.stream().anyMatch(run::took))
                .toList();
        // Two of them are a finding of their own; then the runs of all are needed.
        return took.size() == 1 ? Optional.of(took.getFirst()) : Optional.empty();
    }
}
