package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.round.Zombie;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.EmptyState;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.RowTable;
import dev.countersign.ui.kit.StatusBadge;
import dev.countersign.ui.kit.StatusLook;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** The tables of the page about everything: what is stuck, what nobody waits for, who stands where, what was not seen. */
final class RoundTables {
    private final RoundViewModel model;
    private final ZoneId zone;

    RoundTables(RoundViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
    }

    RowTable<StuckRow> stuck() {
        return new RowTable<StuckRow>("round-stuck", "Executions that are stuck", model.stuck())
                .node("Cause", 86, row -> row, Comparator.comparing(StuckRow::code), RoundTables::badge)
                .node(
                        "Execution",
                        230,
                        StuckRow::execution,
                        Comparator.comparing(ExecutionArn::name),
                        arn -> link(arn.name(), arn))
                .text("What keeps it", 300, StuckRow::cause)
                .text("Hop", 95, row -> row.hop().map(RoundTables::hop).orElse("–"))
                .text("Since", 110, row -> time(row.since()))
                .text("Here", 380, StuckRow::why)
                .onOpen(row -> model.open(row.execution()))
                .onCopy(StuckRow::line)
                .empty(new EmptyState(
                        Glyph.APPROVED,
                        "Nothing is stuck",
                        "No running execution waits behind something broken, as far as could be looked."));
    }

    RowTable<Zombie> zombies() {
        return new RowTable<Zombie>("round-zombies", "Open approvals that nobody waits for", model.zombies())
                .node("", 130, zombie -> zombie, Comparator.comparing(Zombie::ended, first()), RoundTables::badge)
                .text(
                        "Approval",
                        300,
                        zombie -> zombie.approval().pipeline() + "  ›  "
                                + zombie.approval().stage() + "  ›  "
                                + zombie.approval().action())
                .text("Pipeline execution", 290, Zombie::pipelineExecution)
                .text("Open since", 120, zombie -> time(zombie.since()))
                .node(
                        "Its execution",
                        280,
                        Zombie::ended,
                        first(),
                        ended -> ended.map(arn -> link(arn.name(), arn))
                                .orElseGet(() -> Words.brief("is not known any more", "muted")))
                .onOpen(zombie -> zombie.ended().ifPresent(model::open))
                .onCopy(RoundTables::line)
                .empty(
                        new EmptyState(
                                Glyph.APPROVED,
                                "Every open approval is waited for",
                                "An approval whose execution has ended would be listed here. It blocks its stage until it is cleared."));
    }

    RowTable<RadarRow> radar() {
        return new RowTable<RadarRow>("round-radar", "Who stands where before the approval stages", model.radar())
                .node("Place", 150, row -> row, Comparator.comparing(RadarRow::place), RoundTables::badge)
                .text("Stage", 260, RadarRow::stage)
                .text("Mode", 100, RadarRow::mode)
                .node("Execution", 240, row -> row, Comparator.comparing(RadarRow::execution), this::link)
                .text("Pipeline execution", 290, row -> row.runner().pipelineExecution())
                .text("What that means", 360, RadarRow::meaning)
                .onOpen(row -> row.runner().execution().ifPresent(model::open))
                .onCopy(RadarRow::line)
                .empty(new EmptyState(
                        Glyph.PERSON,
                        "No approval stage is in use",
                        "Nothing holds an approval stage, and nothing waits before one."));
    }

    RowTable<Look> missed() {
        return new RowTable<Look>("round-missed", "What could not be looked at", model.missed())
                .text("Call", 260, Look::call)
                .text("Of", 420, Look::subject)
                .text("Why not", 420, Look::note)
                .onCopy(look -> look.call() + "\t" + look.subject() + "\t" + look.note())
                .empty(new EmptyState(
                        Glyph.APPROVED,
                        "Everything could be looked at",
                        "No permission was missing, and AWS answered every call."));
    }

    private static Node badge(StuckRow row) {
        StatusLook look = switch (row.verdict()) {
            case STUCK -> new StatusLook(Glyph.BROKEN, Tone.FAILED, row.code());
            case COULD_NOT_LOOK -> new StatusLook(Glyph.NOT_VISIBLE, Tone.WAITING, "?");
            case UNEXPLAINED, WAITING, NOTHING_WAITS -> new StatusLook(Glyph.LATE, Tone.WAITING, "Late");
        };
        StatusBadge badge = new StatusBadge(look);
        badge.setAccessibleText(row.cause());
        badge.setTooltip(new Tooltip(row.verdict() == Verdict.STUCK ? row.code() + "  " + row.cause() : row.cause()));
        return badge;
    }

    private static Node badge(Zombie zombie) {
        return new StatusBadge(new StatusLook(Glyph.ELSEWHERE, Tone.STALE, "Nobody waits"));
    }

    private static Node badge(RadarRow row) {
        return new StatusBadge(
                switch (row.place()) {
                    case HOLDS -> new StatusLook(Glyph.PERSON, Tone.RUNNING, row.standing());
                    case WAITS -> new StatusLook(Glyph.WAITING, Tone.WAITING, row.standing());
                    case LOST -> new StatusLook(Glyph.SUPERSEDED, Tone.FAILED, row.standing());
                });
    }

    private Node link(RadarRow row) {
        return row.runner()
                .execution()
                .map(arn -> link(row.execution(), arn))
                .orElseGet(() -> Words.brief(row.execution(), "muted"));
    }

    /** Goes to the doctor's page about an execution. */
    private Node link(String text, ExecutionArn arn) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("doctor-link");
        link.setAccessibleText("Ask the doctor about " + arn.name());
        link.setTooltip(new Tooltip(arn.value()));
        link.setOnAction(event -> model.open(arn));
        return link;
    }

    private static String hop(Hop.Kind kind) {
        return (kind.ordinal() + 1) + "  " + kind.title();
    }

    private String time(Optional<Instant> at) {
        return at.map(known -> Ages.brief(known, model.now(), zone)).orElse("–");
    }

    private static Comparator<Optional<ExecutionArn>> first() {
        return Comparator.comparing(arn -> arn.map(ExecutionArn::name).orElse(""));
    }

    private static String line(Zombie zombie) {
        return zombie.approval() + "\t" + zombie.pipelineExecution() + "\t"
                + zombie.ended().map(ExecutionArn::value).orElse("");
    }

    /** What a search looks through. */
    static String words(Zombie zombie) {
        return zombie.approval() + " " + zombie.pipelineExecution() + " "
                + zombie.ended().map(ExecutionArn::name).orElse("");
    }
}
