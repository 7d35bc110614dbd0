package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A token that does not come back, or one of which that cannot be told.
 *
 * @param token its place among the execution's rows, from 0
 * @param finding its cause; absent when none is named
 * @param hop where the token is; absent when that is not known
 * @param since when it got there
 * @param why what is the case, as a sentence
 */
record StuckRow(
        ExecutionArn execution,
        int token,
        Verdict verdict,
        Optional<Finding> finding,
        Optional<Hop.Kind> hop,
        Optional<Instant> since,
        String why) {
    /** What a row is known by. */
    record Id(ExecutionArn execution, int token) {}

    Id id() {
        return new Id(execution, token);
    }

    /** Nothing for an execution that is as it should be. */
    static List<StuckRow> of(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case WAITING, NOTHING_WAITS -> List.of();
            case STUCK, UNEXPLAINED, COULD_NOT_LOOK -> stuck(diagnosis);
        };
    }

    private static List<StuckRow> stuck(Diagnosis diagnosis) {
        var execution = new ExecutionArn(diagnosis.subject());
        List<Finding> causes = diagnosis.primary();
        if (causes.isEmpty()) {
            Optional<Hop> hop = diagnosis.relays().stream()
                    .filter(Relay::tokenOut)
                    .flatMap(relay -> relay.current().stream())
                    .findFirst();
            return List.of(new StuckRow(
                    execution,
                    0,
                    diagnosis.verdict(),
                    Optional.empty(),
                    hop.map(Hop::kind),
                    hop.flatMap(Hop::at),
                    hop.map(Hop::sentence).orElse(diagnosis.sentence())));
        }
        return IntStream.range(0, causes.size())
                .mapToObj(at -> row(diagnosis, execution, causes.get(at), at))
                .toList();
    }

    private static StuckRow row(Diagnosis diagnosis, ExecutionArn execution, Finding cause, int at) {
        Optional<Instant> since = diagnosis.relays().stream()
                .filter(relay ->
                        cause.taskScheduled().filter(id -> id == relay.taskId()).isPresent())
                .flatMap(relay -> relay.current().stream())
                .flatMap(hop -> hop.at().stream())
                .findFirst();
        return new StuckRow(
                execution,
                at,
                diagnosis.verdict(),
                Optional.of(cause),
                Optional.of(cause.hop()),
                since,
                cause.summary());
    }

    /** The cause's code and its name; what the answer is instead where there is none. */
    String cause() {
        return finding.map(one -> one.cause().title()).orElseGet(() -> switch (verdict) {
            case COULD_NOT_LOOK -> "Not everything could be looked at";
            case UNEXPLAINED, STUCK, WAITING, NOTHING_WAITS -> "No known cause fits";
        });
    }

    String code() {
        return finding.map(one -> one.cause().code()).orElse("");
    }

    /** All that a search looks through. */
    String words() {
        return String.join(
                " ",
                execution.name(),
                execution.stateMachine().name(),
                code(),
                cause(),
                hop.map(Hop.Kind::title).orElse(""),
                why);
    }

    /** For the clipboard. */
    String line() {
        return String.join(
                "\t",
                execution.value(),
                code(),
                cause(),
                hop.map(kind -> (kind.ordinal() + 1) + " " + kind.title()).orElse(""),
                since.map(Instant::toString).orElse(""),
                why);
    }
}
