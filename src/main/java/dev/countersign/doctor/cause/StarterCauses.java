package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.SourceFacts;
import dev.countersign.doctor.facts.SourceFacts.StartRule;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.relay.Hop;
import dev.countersign.relay.PipelineFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Causes in what should have started the pipeline with the object version: events, the rule that hears them, or polling. */
final class StarterCauses {
    private static final Remedy START_RULE = Remedies.byHand(
            "Let events start the pipeline from now on",
            "Deploy a rule whose pattern matches the object's ‘Object Created’ events, whose role may start the pipeline, and which hands on the version id; set PollForSourceChanges to false.");

    private StarterCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.BUCKET_SENDS_NO_EVENTS, StarterCauses::noEvents),
                new Rule(Cause.START_RULE_BROKEN, StarterCauses::rule),
                new Rule(Cause.POLLING_ASLEEP, StarterCauses::asleep),
                new Rule(Cause.PIPELINE_FULL, FullPipeline::refused));
    }

    /** A rule that would start the pipeline by events. */
    private static List<StartRule> starters(SourceFacts source) {
        return source.starters().found().orElse(List.of());
    }

    private static Optional<Suspicion> noEvents(CaseFacts facts) {
        return StartCauses.published(facts).stream()
                .filter(source -> source.sendsEvents().found().equals(Optional.of(false)))
                .filter(source -> !starters(source).isEmpty() && !source.polls())
                .findFirst()
                .map(source -> proved(
                                "Bucket ‘" + source.location().bucket()
                                        + "’ does not send its events to EventBridge, so the rule that starts the pipeline hears nothing.",
                                StartCauses.written(facts),
                                Evidence.of(
                                        "s3:GetBucketNotification",
                                        source.location().bucket(),
                                        "There is no EventBridgeConfiguration."))
                        .mendedBy(Remedies.enableBucketEvents(
                                facts, source.location().bucket())));
    }

    private static Optional<Suspicion> rule(CaseFacts facts) {
        return StartCauses.published(facts).stream()
                .filter(source -> source.sendsEvents().found().isPresent() && !source.polls())
                .filter(source -> source.starters().found().isPresent())
                .filter(source -> FullPipeline.refused(facts).isEmpty())
                .flatMap(source -> rule(facts, source).stream())
                .findFirst();
    }

    private static Optional<Suspicion> rule(CaseFacts facts, SourceFacts source) {
        List<StartRule> rules = starters(source);
        if (rules.isEmpty()) {
            return Optional.of(proved(
                            "No rule starts the pipeline when "
                                    + source.location().uri() + " is written.",
                            StartCauses.written(facts),
                            Evidence.of(
                                    "events:ListRuleNamesByTarget",
                                    source.location().uri(),
                                    "No rule has the pipeline as its target."))
                    .mendedBy(Remedies.ownApproval(facts), START_RULE));
        }
        List<StartRule> matching = rules.stream().filter(StartRule::matches).toList();
        if (matching.isEmpty()) {
            String name = rules.getFirst().rule().name();
            return Optional.of(proved(
                            "Rule ‘" + name + "’ starts the pipeline, but its pattern does not match the event of "
                                    + source.location().uri() + ".",
                            StartCauses.written(facts),
                            Evidence.of(
                                    "events:TestEventPattern",
                                    name,
                                    "The pattern " + rules.getFirst().rule().pattern() + " does not match."))
                    .mendedBy(Remedies.ownApproval(facts), START_RULE));
        }
        return matching.stream().allMatch(one -> !one.rule().enabled())
                ? Optional.of(proved(
                                "Rule ‘" + matching.getFirst().rule().name()
                                        + "’, which starts the pipeline, is disabled.",
                                StartCauses.written(facts),
                                Evidence.of(
                                        "events:DescribeRule",
                                        matching.getFirst().rule().name(),
                                        "Its state is DISABLED."))
                        .mendedBy(Remedies.enableStartRule(
                                facts, matching.getFirst().rule())))
                : enabledButIdle(facts, source, matching);
    }

    /** It is enabled and matches now, and nothing came of it: it may not, or it was off at the time. */
    private static Optional<Suspicion> enabledButIdle(CaseFacts facts, SourceFacts source, List<StartRule> matching) {
        boolean late = source.sendsEvents().found().orElse(false)
                && facts.relay().hop(Hop.Kind.START).state() == Hop.State.LATE;
        return late
                ? Optional.of(likely(
                                "Rule ‘" + matching.getFirst().rule().name()
                                        + "’ is enabled and matches, but the pipeline was not started: its role may not start it, or it was disabled at the time.",
                                StartCauses.written(facts),
                                Evidence.of(
                                        "events:DescribeRule",
                                        matching.getFirst().rule().name(),
                                        "It is enabled and calls the pipeline with role "
                                                + matching.getFirst().rule().targets().stream()
                                                        .flatMap(target -> target.roleArn().stream())
                                                        .findFirst()
                                                        .orElse("(none)")
                                                + "."))
                        .mendedBy(Remedies.ownApproval(facts), START_RULE))
                : Optional.empty();
    }

    private static Optional<Suspicion> asleep(CaseFacts facts) {
        return StartCauses.published(facts).stream()
                .filter(SourceFacts::polls)
                .findFirst()
                .flatMap(source -> asleepSince(facts, source).or(() -> notLookedAt(facts, source)));
    }

    /** AWS says itself since when it does not look any more. */
    private static Optional<Suspicion> asleepSince(CaseFacts facts, SourceFacts source) {
        return watching(facts, source)
                .flatMap(pipeline -> pipeline.pollingDisabledAt()
                        .map(since -> proved(
                                        "Pipeline ‘" + pipeline.name()
                                                + "’ was idle for more than 30 days, so AWS stopped polling "
                                                + source.location().uri() + ".",
                                        StartCauses.written(facts),
                                        Evidence.at(
                                                since,
                                                "codepipeline:GetPipeline",
                                                pipeline.name(),
                                                "metadata.pollingDisabledAt is set."))
                                .mendedBy(Remedies.ownApproval(facts), START_RULE)));
    }

    private static Optional<Pipeline> watching(CaseFacts facts, SourceFacts source) {
        return facts.pipelines().stream()
                .map(PipelineFacts::pipeline)
                .filter(pipeline -> pipeline.objectSources().contains(source.action()))
                .findFirst();
    }

    private static Optional<Suspicion> notLookedAt(CaseFacts facts, SourceFacts source) {
        return facts.relay()
                .object()
                .filter(object ->
                        Duration.between(object.lastModified(), facts.now()).compareTo(StartCauses.POLLS) > 0)
                .map(object -> likely(
                                "The pipeline polls " + source.location().uri()
                                        + ", but has not taken the version for more than five minutes.",
                                StartCauses.written(facts),
                                Evidence.of(
                                        "codepipeline:GetPipeline",
                                        source.action().name(),
                                        "PollForSourceChanges is not false, and polling is not said to be disabled."))
                        .mendedBy(Remedies.ownApproval(facts), START_RULE));
    }
}
