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

    SourceProbe(Gateways aws, Looks looks) {
        this.aws = aws;
        this.looks = looks;
    }

    List<SourceFacts> facts(ExecutionArn neighbour, Pipeline pipeline) {
        String[] arn = neighbour.value().split(":");
        String target =
                String.join(":", "arn", arn[PARTITION], "codepipeline", arn[REGION], arn[ACCOUNT], pipeline.name());
        Sight<List<EventRule>> rules = starters(target);
        return pipeline.objectSources().stream()
                .map(action -> facts(neighbour, action, rules))
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
            case Sight.Seen<List<String>>(List<String> found) -> rules(found);
        };
    }

    private Sight<List<EventRule>> rules(List<String> names) {
        List<Sight<Optional<EventRule>>> seen = names.stream()
                .map(name ->
                        looks.at("events:DescribeRule", name, () -> aws.rules().rule(name)))
                .toList();
        Optional<String> hidden =
                seen.stream().flatMap(one -> one.whyNot().stream()).findFirst();
        return hidden.isPresent()
                ? Sight.unseen(hidden.get())
                : Sight.seen(seen.stream()
                        .flatMap(one -> one.found().stream())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private SourceFacts facts(ExecutionArn neighbour, PipelineAction action, Sight<List<EventRule>> rules) {
        ObjectLocation location = action.objectSource().orElseThrow();
        String bucket = location.bucket();
        var buckets = aws.inspection().buckets();
        String event = ObjectEvent.json(neighbour.value(), location);
        return new SourceFacts(
                action,
                location,
                polls(action),
                looks.at("s3:GetBucketVersioning", bucket, () -> buckets.versioning(bucket)),
                looks.at("s3:GetBucketNotification", bucket, () -> buckets.sendsEvents(bucket)),
                lifecycle(bucket),
                starters(rules, event));
    }

    /** Unseen also when AWS did not say of a rule whether it matches: an unknown pattern must not pass for a wrong one. */
    private Sight<List<StartRule>> starters(Sight<List<EventRule>> rules, String event) {
        var starters = new ArrayList<StartRule>();
        for (EventRule rule : rules.found().orElse(List.of())) {
            Sight<Boolean> matches = looks.at(
                    "events:TestEventPattern",
                    rule.name(),
                    List.of(event),
                    () -> aws.rules().matches(rule.pattern(), event));
            if (matches instanceof Sight.Unseen<Boolean>(String why)) {
                return Sight.unseen(why);
            }
            starters.add(new StartRule(rule, matches.found().orElse(false)));
        }
        return rules.map(found -> List.copyOf(starters));
    }
}
