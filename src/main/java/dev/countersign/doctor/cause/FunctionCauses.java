package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.ReturnCauses.shortName;
import static dev.countersign.doctor.cause.Suspicion.likely;
import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.cause.FunctionLog.Reason;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.doctor.facts.ReturnFacts.RuleFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.inspect.FunctionDetail;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.relay.Hop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Causes in the function that should send the answer. */
final class FunctionCauses {
    /** Failures that have a cause of their own further on. */
    private static final Set<Reason> TOLD_ELSEWHERE =
            Set.of(Reason.KEY, Reason.VERSION_GONE, Reason.TOKEN_REFUSED, Reason.TOKEN_SETTLED, Reason.NO_TOKEN);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private FunctionCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.FUNCTION_THROTTLED, facts -> way(facts).flatMap(way -> throttled(facts, way))),
                new Rule(Cause.FUNCTION_CANNOT_RUN, facts -> way(facts).flatMap(way -> cannotRun(facts, way))),
                new Rule(Cause.STATUS_IGNORED, facts -> way(facts).flatMap(way -> ignored(facts, way))),
                new Rule(
                        Cause.WRONG_EXECUTION_ANSWERED, facts -> way(facts).flatMap(way -> wrongExecution(facts, way))),
                new Rule(Cause.FUNCTION_FAILED, facts -> way(facts).flatMap(way -> failed(facts, way))));
    }

    private static Optional<AnswerWay> way(CaseFacts facts) {
        return AnswerWay.of(facts).filter(way -> way.function().isPresent());
    }

    private static Optional<Suspicion> throttled(CaseFacts facts, AnswerWay way) {
        FunctionFacts function = way.function().orElseThrow();
        return function.concurrency()
                .found()
                .flatMap(reserved -> reserved)
                .filter(reserved -> reserved == 0)
                .map(none -> proved(
                                "Function ‘" + shortName(function.name())
                                        + "’ has a reserved concurrency of 0, so it may not run at all.",
                                way.decision(),
                                Evidence.of(
                                        "lambda:GetFunctionConcurrency",
                                        function.name(),
                                        "ReservedConcurrentExecutions is 0."))
                        .mendedBy(
                                Remedies.releaseConcurrency(facts, rule(way), function.name()),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    private static Optional<Suspicion> cannotRun(CaseFacts facts, AnswerWay way) {
        FunctionFacts function = way.function().orElseThrow();
        Optional<Optional<FunctionDetail>> seen = function.detail().found();
        if (seen.isPresent() && seen.get().isEmpty()) {
            return Optional.of(proved(
                            "Rule ‘" + rule(way).rule().name() + "’ calls function ‘" + shortName(function.name())
                                    + "’, which does not exist.",
                            way.decision(),
                            Evidence.of(
                                    "lambda:GetFunctionConfiguration", function.name(), "There is no such function."))
                    .mendedBy(
                            Remedies.byHandAndReplay(
                                    facts, rule(way), "Deploy function ‘" + shortName(function.name()) + "’ again."),
                            Remedies.recordedDecision(facts, way.answer())));
        }
        boolean ran = way.log().filter(FunctionLog::ran).isPresent();
        Optional<String> state =
                seen.flatMap(detail -> detail).filter(detail -> !ran).flatMap(FunctionCauses::brokenState);
        if (state.isPresent()) {
            return Optional.of(proved(
                            "Function ‘" + shortName(function.name()) + "’ cannot run: " + state.get(),
                            way.decision(),
                            Evidence.of("lambda:GetFunctionConfiguration", function.name(), state.get()))
                    .mendedBy(
                            Remedies.byHandAndReplay(
                                    facts, rule(way), "Deploy function ‘" + shortName(function.name()) + "’ again."),
                            Remedies.recordedDecision(facts, way.answer())));
        }
        return way.log()
                .flatMap(FunctionLog::cannotRun)
                .map(line -> proved(
                                "Function ‘" + shortName(function.name()) + "’ could not be started: "
                                        + line.headline(),
                                way.decision(),
                                logged(function, line))
                        .mendedBy(
                                Remedies.byHandAndReplay(
                                        facts,
                                        rule(way),
                                        "Correct handler, code or runtime of function ‘" + shortName(function.name())
                                                + "’."),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    private static Optional<String> brokenState(FunctionDetail detail) {
        boolean bad = detail.state()
                .filter(s -> s.equals("Failed") || s.equals("Inactive"))
                .isPresent();
        if (bad) {
            return Optional.of("its state is " + detail.state().orElseThrow()
                    + detail.stateReason().map(why -> " (" + why + ")").orElse("") + ".");
        }
        return detail.lastUpdate().filter("Failed"::equals).map(failed -> "its last update failed.");
    }

    /** It ran to a good end after this answer, the token is still out, and no other rule that is off now had it to carry. */
    private static Optional<Suspicion> ignored(CaseFacts facts, AnswerWay way) {
        FunctionFacts function = way.function().orElseThrow();
        boolean late = facts.relay().hop(Hop.Kind.RETURN).state() == Hop.State.LATE;
        return way.log()
                .filter(log -> late && way.disabled().isEmpty() && way.endedWell(rule(way)))
                .filter(log -> log.ran() && log.lastError().isEmpty())
                .filter(log -> log.lineOf(Reason.TOKEN_SETTLED).isEmpty()
                        && log.lineOf(Reason.TOKEN_REFUSED).isEmpty())
                .filter(log -> facts.answeredInstead().isEmpty())
                // What it has just sent may not have been there yet when the history was read.
                .filter(log -> log.lines().getLast().at().isBefore(facts.now().minus(FRESH)))
                .map(log -> proved(
                                "Function ‘" + shortName(function.name()) + "’ ran and ended well after this "
                                        + (way.answer().isApproved() ? "approval" : "rejection")
                                        + ", and did not send the token.",
                                way.decision(),
                                logged(function, log.lines().getLast()))
                        .mendedBy(
                                Remedies.byHandAndReplay(
                                        facts,
                                        rule(way),
                                        "Let function ‘" + shortName(function.name()) + "’ answer for the state "
                                                + (way.answer().isApproved() ? "SUCCEEDED" : "FAILED") + "."),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    private static Optional<Suspicion> wrongExecution(CaseFacts facts, AnswerWay way) {
        return facts.answeredInstead()
                .map(other -> proved(
                                "This decision was sent to another execution: ‘" + other.task() + "’ of "
                                        + other.execution().name() + " got an answer, and nobody had decided there.",
                                way.decision(),
                                Evidence.at(
                                        other.at(),
                                        "states:GetExecutionHistory",
                                        other.execution().value(),
                                        "TaskSucceeded for ‘" + other.task()
                                                + "’; no other approval of the pipeline was answered in between."))
                        .mendedBy(
                                Remedies.byHandAndReplay(
                                        facts,
                                        rule(way),
                                        "Let function ‘"
                                                + shortName(way.function()
                                                        .orElseThrow()
                                                        .name())
                                                + "’ read the object with the version id of the source revision; have the other execution reviewed."),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    private static Optional<Suspicion> failed(CaseFacts facts, AnswerWay way) {
        FunctionFacts function = way.function().orElseThrow();
        Optional<FunctionLog> log = way.log();
        if (log.isEmpty()) {
            return failedByMetric(facts, way, function);
        }
        return log.filter(seen -> seen.cannotRun().isEmpty() && carriesToken(facts))
                .filter(seen -> seen.reason().filter(TOLD_ELSEWHERE::contains).isEmpty())
                .flatMap(FunctionLog::lastError)
                .map(line -> proved(
                                "Function ‘" + shortName(function.name()) + "’ failed on this answer: "
                                        + line.headline(),
                                way.decision(),
                                logged(function, line))
                        .mendedBy(
                                Remedies.byHandAndReplay(
                                        facts,
                                        rule(way),
                                        "Mend what the error names: for AccessDenied, the role of function ‘"
                                                + shortName(function.name()) + "’."),
                                Remedies.recordedDecision(facts, way.answer())));
    }

    /** Where the object does not carry this very token, that is the cause. */
    private static boolean carriesToken(CaseFacts facts) {
        return facts.relay()
                .object()
                .filter(version ->
                        facts.relay().token().filter(version.tokens()::contains).isPresent())
                .isPresent();
    }

    /** Without the log only the number of errors can be seen. */
    private static Optional<Suspicion> failedByMetric(CaseFacts facts, AnswerWay way, FunctionFacts function) {
        return function.metrics().found().stream()
                .flatMap(List::stream)
                .filter(sum -> sum.metric().name().equals("Errors") && sum.orZero() > 0)
                .findFirst()
                .map(errors -> likely(
                                "Function ‘" + shortName(function.name())
                                        + "’ failed after this answer; its log could not be read.",
                                way.decision(),
                                Evidence.of(
                                        "cloudwatch:GetMetricData",
                                        shortName(function.name()),
                                        "Errors since the answer: " + Math.round(errors.orZero()) + "."))
                        .mendedBy(Remedies.replay(facts, rule(way)), Remedies.recordedDecision(facts, way.answer())));
    }

    /** The line of a log that says most: an error if there is one, else the last of the function's own. */
    static Optional<LogLine> telling(FunctionLog log) {
        return log.lastError()
                .or(() -> log.lines().reversed().stream()
                        .filter(line -> !line.text().matches("(?s)(START|END|REPORT) RequestId.*"))
                        .findFirst());
    }

    static RuleFacts rule(AnswerWay way) {
        return way.carrier().orElseThrow();
    }

    static Evidence logged(FunctionFacts function, LogLine line) {
        String group = function.detail()
                .found()
                .flatMap(detail -> detail)
                .map(FunctionDetail::logGroup)
                .orElse(shortName(function.name()));
        return Evidence.at(line.at(), "logs:FilterLogEvents", group, line.text());
    }
}
