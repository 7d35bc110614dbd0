package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.pipelines.PipelineExecution;
import dev.countersign.domain.pipelines.PipelineSummary;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.PipelineFacts;
import dev.countersign.relay.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the pipelines that a token may have gone through, those of the same stack first, and reads how they stand. */
final class PipelineProbe {
    /** An object is written after its token was handed out; clocks of services may differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int VERSIONS = 200;
    private static final int HEADS = 60;
    private static final int NEWEST = 2;
    private static final int EXECUTIONS = 1000;
    private static final int ACTIONS = 100;

    private final Gateways aws;
    private final Looks looks;
    private final List<String> missing = new ArrayList<>();

    PipelineProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    /** The resources of the stack that the state machine belongs to; seen and empty when it belongs to none. */
    Sight<List<StackResource>> neighbours(ExecutionArn execution) {
        String machine = execution.stateMachine().value();
        return looks.at(
                "cloudformation:DescribeStackResources",
                machine,
                () -> aws.stacks().neighbours(machine).orElse(List.of()));
    }

    /** The pipelines with an approval and an S3 source among these resources; one that is gone is left out. */
    List<Pipeline> among(List<StackResource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::CodePipeline::Pipeline"))
                .flatMap(resource -> resource.physicalId().stream())
                .flatMap(name -> structure(name).stream())
                .filter(PipelineProbe::mayCarry)
                .toList();
    }

    /** All pipelines of the account with an approval and an S3 source. */
    List<Pipeline> all() {
        return looks
                .at("codepipeline:ListPipelines", "*", aws.pipelines()::pipelines)
                .found()
                .orElse(List.of())
                .stream()
                .map(PipelineSummary::name)
                .flatMap(name -> structure(name).stream())
                .filter(PipelineProbe::mayCarry)
                .toList();
    }

    private Optional<Pipeline> structure(String name) {
        Optional<Optional<Pipeline>> seen = looks.at(
                        "codepipeline:GetPipeline",
                        name,
                        () -> found(() -> aws.pipelines().pipeline(name)))
                .found();
        if (seen.isPresent() && seen.get().isEmpty()) {
            missing.add(name);
        }
        return seen.flatMap(found -> found);
    }

    /** The pipelines that were asked for and do not exist. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Whether a token can go through it: it has a manual approval and an S3 source. */
    static boolean mayCarry(Pipeline pipeline) {
        return !pipeline.approvals().isEmpty() && !pipeline.objectSources().isEmpty();
    }

    private static <T> Optional<T> found(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsFailure e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The object versions of a pipeline's sources that may carry a token: those written since it was handed out, the oldest first,
     * until it is found.
     */
    Sight<List<ObjectVersion>> versions(Pipeline pipeline, Instant handedOut, Set<TaskTokenHash> tokens) {
        Sight<List<ObjectVersion>> all = Sight.seen(List.of());
        for (PipelineAction source : pipeline.objectSources()) {
            ObjectLocation location = source.objectSource().orElseThrow();
            Sight<List<ObjectVersion>> here = versions(location, handedOut.minus(TOLERANCE), tokens);
            all = join(all, here);
        }
        return all;
    }

    private Sight<List<ObjectVersion>> versions(ObjectLocation location, Instant since, Set<TaskTokenHash> tokens) {
        Sight<List<String>> ids = looks.at(
                "s3:ListBucketVersions", location.uri(), () -> aws.objects().versionsSince(location, since, VERSIONS));
        return switch (ids) {
            case Sight.Unseen<List<String>>(String why) -> Sight.unseen(why);
            case Sight.Seen<List<String>>(List<String> newestFirst) -> heads(location, newestFirst.reversed(), tokens);
        };
    }

    private Sight<List<ObjectVersion>> heads(ObjectLocation location, List<String> ids, Set<TaskTokenHash> tokens) {
        var read = new ArrayList<ObjectVersion>();
        boolean found = false;
        List<String> newest = ids.subList(Math.max(0, ids.size() - NEWEST), ids.size());
        for (String id : ids.stream().limit(HEADS).toList()) {
            // Once the token is found, only what came last is of interest: whether something newer took its place.
            if (found && !newest.contains(id)) {
                continue;
            }
            Sight<Optional<ObjectVersion>> head = looks.at(
                    "s3:GetObjectVersion",
                    location.uri() + " " + id,
                    () -> found(() -> aws.objects().version(location, id)));
            if (head instanceof Sight.Unseen<Optional<ObjectVersion>>(String why)) {
                return Sight.unseen(why);
            }
            head.found().flatMap(one -> one).ifPresent(read::addFirst);
            found |= !read.isEmpty() && read.getFirst().tokens().stream().anyMatch(tokens::contains);
        }
        return Sight.seen(List.copyOf(read));
    }

    private static Sight<List<ObjectVersion>> join(Sight<List<ObjectVersion>> a, Sight<List<ObjectVersion>> b) {
        if (a.whyNot().isPresent()) {
            return a;
        }
        return b.map(more -> {
            var both = new ArrayList<>(a.found().orElse(List.of()));
            both.addAll(more);
            return List.copyOf(both);
        });
    }

    /** How a pipeline stands, with the runs of the actions of the executions that took one of these versions. */
    PipelineFacts facts(Pipeline pipeline, Sight<List<ObjectVersion>> versions, Set<TaskTokenHash> tokens) {
        String name = pipeline.name();
        Sight<List<PipelineExecution>> executions = looks.at(
                "codepipeline:ListPipelineExecutions",
                name,
                () -> aws.pipelines().executions(name, EXECUTIONS));
        Optional<PipelineExecution> took = executions.found().flatMap(list -> took(list, versions, tokens));
        return new PipelineFacts(
                pipeline,
                looks.at(
                        "codepipeline:GetPipelineState",
                        name,
                        () -> aws.pipelines().state(name)),
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
