package dev.countersign.doctor.report;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A diagnosis for a terminal: the answer first, then what it rests on, then what to do. */
public final class TextReport {
    private final PrintWriter out;
    private final boolean remedies;

    /** @param remedies whether the remedies' command lines are printed, too */
    public TextReport(PrintWriter out, boolean remedies) {
        this.out = out;
        this.remedies = remedies;
    }

    public void print(Diagnosis diagnosis) {
        out.println(diagnosis.sentence());
        for (Relay relay : diagnosis.relays()) {
            out.println();
            out.println(
                    "Task ‘" + relay.task() + "’, " + relay.outcome().title().toLowerCase(Locale.ROOT));
            relay.hops().forEach(this::hop);
        }
        diagnosis.findings().forEach(this::finding);
        List<Look> missed = diagnosis.looks().stream()
                .filter(look -> look.result() == Result.COULD_NOT_LOOK)
                .toList();
        if (!missed.isEmpty()) {
            out.println();
            out.println("Could not look:");
            missed.forEach(look -> out.println("  " + look.call() + " " + look.subject() + ": " + look.note()));
        }
        out.flush();
    }

    private void hop(Hop hop) {
        out.println(String.format(
                Locale.ROOT,
                "  %d %-8s %-4s %s",
                hop.kind().ordinal() + 1,
                hop.kind().title(),
                mark(hop),
                hop.sentence()));
    }

    private static String mark(Hop hop) {
        return switch (hop.state()) {
            case DONE -> "ok";
            case WAITING -> "…";
            case LATE -> "late";
            case BROKEN -> "!!";
            case NOT_VISIBLE -> "?";
            case AHEAD -> "-";
        };
    }

    private void finding(Finding finding) {
        out.println();
        String confidence = finding.confidence().name().toLowerCase(Locale.ROOT);
        out.println((finding.primary() ? "CAUSE " : "also  ") + finding.cause().code() + " (" + confidence + ", hop "
                + (finding.hop().ordinal() + 1) + "): " + finding.cause().title());
        out.println("  " + finding.summary());
        out.println("  " + finding.cause().explanation());
        finding.evidence().forEach(this::evidence);
        if (remedies) {
            finding.remedies().forEach(this::remedy);
        }
        out.println("  To prevent it: " + finding.cause().prevention());
    }

    private void evidence(Evidence evidence) {
        out.println("  * " + evidence.at().map(at -> at + " ").orElse("") + evidence.observation() + " ["
                + evidence.call() + " " + evidence.subject() + "]");
    }

    private void remedy(Remedy remedy) {
        out.println("  Remedy: " + remedy.title() + (remedy.passesOverApproval() ? " (passes over the approval)" : ""));
        remedy.consequences().forEach(line -> out.println("    " + line));
        out.println("    Undo: " + remedy.undo());
        remedy.steps().forEach(step -> {
            out.println("    needs " + step.permission() + " on " + step.resource());
            out.println("    $ " + step.commandLine());
        });
    }
}
