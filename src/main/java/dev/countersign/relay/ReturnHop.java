package dev.countersign.relay;

import static dev.countersign.relay.Hop.Kind.RETURN;

import dev.countersign.domain.EventRule.RuleTarget;
import dev.countersign.domain.states.HistoryEvent;
import dev.countersign.relay.Hop.Evidence;
import dev.countersign.relay.Hop.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sixth hop: the rule that carries the answer from the pipeline back to the execution. */
record ReturnHop(CallbackTask task, Optional<PipelineFacts> facts, Optional<ApprovalSight> approval, Instant now) {

    Hop hop() {
        Optional<Instant> decided = approval.flatMap(ApprovalSight::decidedAt);
        if (task.isAnswered()) {
            return returned(task.end().orElseThrow(), decided);
        }
        if (approval.isEmpty() || decided.isEmpty() || facts.isEmpty()) {
            return hop(State.AHEAD, Optional.empty(), "The answer is carried back once there is one.", List.of());
        }
        return facts.get().returns() instanceof Sight.Unseen<List<ReturnPath>>(String why)
                ? hop(State.NOT_VISIBLE, Optional.empty(), why, List.of())
                : underWay(facts.get(), approval.get(), decided.get());
    }

    private Hop underWay(PipelineFacts seen, ApprovalSight sight, Instant decided) {
        List<ReturnPath> paths = seen.returns().found().orElse(List.of());
        List<ReturnPath> reacting =
                paths.stream().filter(path -> path.reactsTo(sight.isApproved())).toList();
        Optional<Instant> since = Optional.of(decided);
        if (reacting.isEmpty()) {
            return hop(
                    State.BROKEN, since, "No rule reacts to this answer of pipeline ‘" + seen.name() + "’.", List.of());
        }
        if (reacting.stream().noneMatch(ReturnPath::works)) {
            ReturnPath first = reacting.getFirst();
            String what = first.rule().enabled() ? "has no target" : "is disabled";
            return hop(State.BROKEN, since, "Rule ‘" + first.rule().name() + "’ " + what + ".", evidence(reacting));
        }
        boolean late = Duration.between(decided, now).compareTo(Patience.RETURN) > 0;
        String names = names(reacting);
        return late
                ? hop(State.LATE, since, names + " should have carried the answer back by now.", evidence(reacting))
                : hop(State.WAITING, since, names + " carries the answer back.", evidence(reacting));
    }

    private Hop returned(HistoryEvent end, Optional<Instant> decided) {
        List<ReturnPath> reacting = facts.flatMap(seen -> seen.returns().found()).orElse(List.of()).stream()
                .filter(path -> approval.filter(sight -> path.reactsTo(sight.isApproved()))
                        .isPresent())
                .toList();
        if (decided.isEmpty() || decided.get().isAfter(end.timestamp())) {
            String sentence = "The token was sent back by somebody else, without an answer in a pipeline.";
            return facts.isPresent()
                    ? hop(State.DONE, Optional.of(end.timestamp()), sentence, List.of())
                    : hop(State.NOT_VISIBLE, Optional.empty(), "Who sent the token back cannot be seen.", List.of());
        }
        String took = Words.duration(Duration.between(decided.get(), end.timestamp()));
        String who = reacting.isEmpty() ? "The answer was" : names(reacting) + " had it";
        return hop(State.DONE, Optional.of(end.timestamp()), who + " back after " + took + ".", evidence(reacting));
    }

    private static String names(List<ReturnPath> paths) {
        ReturnPath first = paths.stream().filter(ReturnPath::works).findFirst().orElse(paths.getFirst());
        String targets = first.rule().targets().stream()
                .map(target -> "‘" + target.name() + "’")
                .collect(Collectors.joining(", "));
        return "Rule ‘" + first.rule().name() + "’" + (targets.isEmpty() ? "" : " with " + targets);
    }

    private static List<Evidence> evidence(List<ReturnPath> paths) {
        return paths.stream()
                .map(path -> new Evidence(
                        "Rule " + path.rule().name(),
                        (path.rule().enabled() ? "enabled" : "disabled") + ", "
                                + path.rule().targets().stream()
                                        .map(RuleTarget::arn)
                                        .collect(Collectors.joining(", ")),
                        "events:ListRules, events:ListTargetsByRule"))
                .toList();
    }

    private static Hop hop(State state, Optional<Instant> at, String sentence, List<Evidence> evidence) {
        return new Hop(RETURN, state, at, sentence, evidence);
    }
}
