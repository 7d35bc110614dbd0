package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.inspect.BucketSettings.LifecycleRule;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what starts a pipeline from its S3 sources: the bucket's settings, and the rules that have the pipeline as target. */
final class SourceProbe {
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final String NOT_ASKED = "It was not needed.";

    private final Gateways aws;
    private final Looks looks;
    private final RuleProbe rules;

    SourceProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
        this.rules = new RuleProbe(aws.rules(), looks);
    }

    List<SourceFacts> facts(ExecutionArn neighbour, Pipeline pipeline) {
        String[] arn = neighbour.value().split(":");
        String target =
                String.join(":", "arn", arn[PARTITION], "codepipeline", arn[REGION], arn[ACCOUNT], pipeline.name());
        looks.ahead(
                () -> starters(target),
                () -> pipeline.objectSources().stream()
                        .flatMap(action -> action.objectSource().stream())
                        .map(ObjectLocation::bucket)
                        .forEach(this::lookAtBucket));
        Sight<List<EventRule>> starters = starters(target);
        return pipeline.objectSources().stream()
                .map(action -> facts(neighbour, action, starters))
                .toList();
    }

    /** Only how long object versions live. */
    List<SourceFacts> lives(Pipeline pipeline) {
        return pipeline.objectSources().stream()
                .map(action -> {
                    ObjectLocation location = action.objectSource().orElseThrow();
                    return new SourceFacts(
                            action,
                            location,
                            polls(action),
                            Sight.unseen(NOT_ASKED),
                            Sight.unseen(NOT_ASKED),
                            lifecycle(location.bucket()),
                            Sight.unseen(NOT_ASKED));
                })
                .toList();
    }

    private static boolean polls(PipelineAction action) {
        return !"false".equalsIgnoreCase(action.configuration().get("PollForSourceChanges"));
    }

    private Sight<List<LifecycleRule>> lifecycle(String bucket) {
        return looks.at(
                "s3:GetLifecycleConfiguration",
                bucket,
                () -> aws.inspection().buckets().lifecycle(bucket));
    }

    private Sight<List<EventRule>> starters(String pipelineArn) {
        Sight<List<String>> names = looks.at(
                "events:ListRuleNamesByTarget", pipelineArn, () -> aws.rules().rulesFor(pipelineArn));
        return switch (names) {
            case Sight.Unseen<List<String>>(String why) -> Sight.unseen(why);
            case Sight.Seen<List<String>>(List<String> found) -> rules.named(found);
        };
    }

    private void lookAtBucket(String bucket) {
        looks.ahead(() -> versioning(bucket), () -> sendsEvents(bucket), () -> lifecycle(bucket));
    }

    private Sight<Optional<String>> versioning(String bucket) {
        return looks.at(
                "s3:GetBucketVersioning",
                bucket,
                () -> aws.inspection().buckets().versioning(bucket));
    }

    private Sight<Boolean> sendsEvents(String bucket) {
        return looks.at(
                "s3:GetBucketNotification",
                bucket,
                () -> aws.inspection().buckets().sendsEvents(bucket));
    }

    private SourceFacts facts(ExecutionArn neighbour, PipelineAction action, Sight<List<EventRule>> starters) {
        ObjectLocation location = action.objectSource().orElseThrow();
        String bucket = location.bucket();
        String event = ObjectEvent.json(neighbour.value(), location);
        return new SourceFacts(
                action,
                location,
                polls(action),
                versioning(bucket),
                sendsEvents(bucket),
                lifecycle(bucket),
                starters(starters, event));
    }

    /** Unseen also when AWS did not say of a rule whether it matches: an unknown pattern must not pass for a wrong one. */
    private Sight<List<StartRule>> starters(Sight<List<EventRule>> found, String event) {
        var starters = new ArrayList<StartRule>();
        for (EventRule rule : found.found().orElse(List.of())) {
            Sight<Boolean> matches = rules.matches(rule, event, List.of(event));
            if (matches instanceof Sight.Unseen<Boolean>(String why)) {
                return Sight.unseen(why);
            }
            starters.add(new StartRule(rule, matches.found().orElse(false)));
        }
        return found.map(_ -> List.copyOf(starters));
    }
}
