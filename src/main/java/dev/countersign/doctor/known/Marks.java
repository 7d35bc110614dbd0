package dev.countersign.doctor.known;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.known.Mark.Kind;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells what a row is to be marked with, from what is known already. Pure: it calls nothing. */
public final class Marks {
    private Marks() {}

    /**
     * The mark of an execution: what the doctor found, as long as its token is where it was then; else what the relay shows.
     *
     * @param relay the one to show first; absent when the execution has none
     * @param known the last examination of the execution
     */
    public static Optional<Mark> of(Optional<Relay> relay, Optional<Diagnosis> known) {
        return relay.filter(Relay::tokenOut)
                .flatMap(now -> known.filter(then -> isStill(then, now))
                        .flatMap(then -> examined(then, now))
                        .or(() -> late(now)));
    }

    /**
     * The mark of an open approval.
     *
     * @param relay of the execution that it belongs to; absent when none is known
     * @param zombie what an examination found about it
     */
    public static Optional<Mark> of(
            ApprovalSight approval, Optional<Relay> relay, Optional<Diagnosis> known, Optional<Zombie> zombie) {
        Optional<Mark> dead = relay.flatMap(Relay::deadTokenSentence).map(Marks::nobodyWaits);
        return dead.or(() -> of(relay, known))
                .or(() -> zombie.filter(_ -> relay.isEmpty() && approval.isOpen())
                        .map(found -> new Mark(
                                Kind.NOBODY_WAITS,
                                "Nobody waits",
                                found.findings().getFirst().cause().title(),
                                found.findings().getFirst().summary(),
                                Optional.empty())));
    }

    private static Mark nobodyWaits(String sentence) {
        return new Mark(
                Kind.NOBODY_WAITS, "Nobody waits", "Nobody waits for this answer any more", sentence, Optional.empty());
    }

    /** Whether a token is where it was when it was examined. */
    private static boolean isStill(Diagnosis then, Relay now) {
        return then.relays().stream()
                .filter(relay -> relay.taskId() == now.taskId() && relay.tokenOut())
                .anyMatch(relay -> kind(relay).equals(kind(now)));
    }

    private static Optional<Hop.Kind> kind(Relay relay) {
        return relay.current().map(Hop::kind);
    }

    private static Optional<Mark> examined(Diagnosis then, Relay now) {
        Predicate<Finding> ofThisToken =
                one -> one.taskScheduled().filter(id -> id == now.taskId()).isPresent();
        return switch (then.verdict()) {
            case STUCK ->
                then.primary().stream()
                        .filter(ofThisToken)
                        .findFirst()
                        .map(one -> new Mark(
                                Kind.STUCK,
                                one.cause().code(),
                                one.cause().title(),
                                one.summary(),
                                Optional.of(then.asOf())));
            case UNEXPLAINED ->
                Optional.of(
                        new Mark(Kind.LATE, "Late", "No known cause fits", then.sentence(), Optional.of(then.asOf())));
            case COULD_NOT_LOOK ->
                Optional.of(new Mark(
                        Kind.NOT_VISIBLE,
                        "Not visible",
                        "Not everything could be looked at",
                        then.sentence(),
                        Optional.of(then.asOf())));
            case WAITING, NOTHING_WAITS -> Optional.empty();
        };
    }

    private static Optional<Mark> late(Relay relay) {
        return relay.current().flatMap(hop -> switch (hop.state()) {
            case BROKEN -> Optional.of(mark(Kind.BROKEN, "Broken", hop));
            case LATE -> Optional.of(mark(Kind.LATE, "Late", hop));
            case DONE, WAITING, NOT_VISIBLE, AHEAD -> Optional.empty();
        });
    }

    private static Mark mark(Kind kind, String word, Hop hop) {
        return new Mark(
                kind,
                word,
                word + " at hop " + (hop.kind().ordinal() + 1) + ", "
                        + hop.kind().title(),
                hop.sentence(),
                Optional.empty());
    }
}
