package dev.countersign.doctor.probe;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.pipelines.PipelineAction;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Optional;

/** Reads what starts a pipeline from its S3 sources: the bucket's settings, and the rules that have the pipeline as target. */
final class SourceProbe {
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

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
                !"false".equalsIgnoreCase(action.configuration().get("PollForSourceChanges")),
                looks.at("s3:GetBucketVersioning", bucket, () -> buckets.versioning(bucket)),
                looks.at("s3:GetBucketNotification", bucket, () -> buckets.sendsEvents(bucket)),
                looks.at("s3:GetLifecycleConfiguration", bucket, () -> buckets.lifecycle(bucket)),
                rules.map(found -> found.stream()
                        .map(rule -> new StartRule(rule, matches(rule, event)))
                        .toList()));
    }

    private boolean matches(EventRule rule, String event) {
        return looks.at(
                        "events:TestEventPattern",
                        rule.name(),
                        () -> aws.rules().matches(rule.pattern(), event))
                .found()
                .orElse(false);
    }
}
