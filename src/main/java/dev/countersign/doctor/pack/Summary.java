package dev.countersign.doctor.pack;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.relay.ApprovalSight;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A pack as a text in Markdown, for whoever has no Countersign at hand. All times are UTC. */
final class Summary {
    private static final int MOST = 12;

    private final Manifest manifest;
    private final Diagnosis diagnosis;
    private final int answers;
    private final Markdown text = new Markdown();

    Summary(Manifest manifest, Diagnosis diagnosis, int answers) {
        this.manifest = manifest;
        this.diagnosis = diagnosis;
        this.answers = answers;
    }

    /** @param repairs what this program has changed for the execution, oldest first */
    String text(List<RepairJournal.Entry> repairs) {
        ExecutionName name = ExecutionName.of(manifest.executionArn());
        text.heading(1, "Evidence: " + name.execution());
        text.paragraph(
                "**" + DiagnosisWords.verdict(diagnosis.verdict()) + ".** " + Markdown.plain(diagnosis.sentence()));
        text.table("What", "Value");
        text.row("Execution", Markdown.code(manifest.executionArn()));
        text.row("State machine", Markdown.code(name.machine()));
        text.row("Account", manifest.account());
        text.row("Region", manifest.region());
        text.row("As of", Markdown.time(manifest.asOf()) + " UTC, by AWS's clock");
        text.row("Read by", Markdown.code(manifest.savedBy()));
        text.row("Saved with", manifest.program());
        text.end();
        diagnosis.findings().stream().limit(MOST).forEach(this::finding);
        more(diagnosis.findings().size(), "findings");
        relays();
        notSeen();
        repairs(repairs);
        redacted();
        contents();
        return text.toString();
    }

    /** Of many those whose tokens are out come first, then the last. */
    private void relays() {
        List<Relay> all = diagnosis.relays();
        Stream<Relay> out = all.stream().filter(Relay::tokenOut);
        Stream<Relay> back = all.reversed().stream().filter(relay -> !relay.tokenOut());
        (all.size() > MOST ? Stream.concat(out, back).limit(MOST) : all.stream()).forEach(this::relay);
        more(all.size(), "tokens of this execution");
    }

    private void more(int all, String what) {
        if (all > MOST) {
            text.paragraph((all - MOST) + " more " + what + " are in `diagnosis.json`.");
        }
    }

    private void finding(Finding finding) {
        text.heading(
                2,
                (finding.primary() ? "Cause " : "Also found: ")
                        + finding.cause().code() + ", " + finding.cause().title());
        text.paragraph(Markdown.plain(finding.summary()));
        text.paragraph(finding.cause().explanation() + " How sure: **"
                + finding.confidence().name().toLowerCase(Locale.ROOT) + "**. Hop: **"
                + (finding.hop().ordinal() + 1) + " " + finding.hop().title() + "**.");
        if (!finding.evidence().isEmpty()) {
            text.heading(3, "Evidence");
            text.table("When (UTC)", "What was seen", "Told by");
            finding.evidence().forEach(this::evidence);
            text.end();
        }
        finding.remedies().forEach(this::remedy);
        text.paragraph("To prevent it: " + Markdown.plain(finding.cause().prevention()));
    }

    private void evidence(Evidence one) {
        text.row(
                one.at().map(Markdown::time).orElse(""),
                Markdown.plain(one.observation()),
                Markdown.code(one.call()) + " " + Markdown.code(one.subject()));
    }

    private void remedy(Remedy remedy) {
        text.heading(3, "Remedy: " + Markdown.plain(remedy.title()));
        text.paragraph("A rehearsal: nothing of this was done."
                + (remedy.passesOverApproval() ? " **It passes over the approval.**" : ""));
        remedy.steps().forEach(step -> {
            text.paragraph("Needs " + Markdown.code(step.permission()) + " on " + Markdown.code(step.resource()) + ":");
            text.block("sh", step.commandLine());
        });
        remedy.consequences().forEach(line -> text.item(Markdown.plain(line)));
        text.item("To take it back: " + Markdown.plain(remedy.undo()));
        text.end();
    }

    private void relay(Relay relay) {
        text.heading(2, "Timeline of task ‘" + Markdown.plain(relay.task()) + "’");
        text.paragraph("Outcome: **" + relay.outcome().title() + "**."
                + (relay.tokenOut() ? " The task still waits for its token." : " The task waits no longer."));
        text.table("Hop", "State", "When (UTC)", "What");
        for (Hop hop : relay.hops()) {
            text.row(
                    (hop.kind().ordinal() + 1) + " " + hop.kind().title(),
                    DiagnosisWords.state(hop.state()),
                    hop.at().map(Markdown::time).orElse(""),
                    Markdown.plain(hop.sentence()));
        }
        text.end();
        relay.approvals().forEach(this::approval);
        ids(relay);
    }

    private void approval(ApprovalSight approval) {
        text.heading(3, "Approval " + Markdown.plain(approval.address().toString()));
        text.table("What", "Value");
        text.row("Status", approval.status().map(status -> status.name()).orElse("not reached"));
        text.row("Asked", approval.since().map(Markdown::time).orElse(""));
        text.row("Decided", approval.decidedAt().map(Markdown::time).orElse(""));
        text.row("By", approval.by().map(Markdown::code).orElse("nobody"));
        text.row("Comment", approval.comment().map(Markdown::plain).orElse(""));
        approval.error().ifPresent(error -> text.row("Error", Markdown.plain(error)));
        text.row("Pipeline execution", Markdown.code(approval.pipelineExecutionId()));
        text.end();
    }

    private void ids(Relay relay) {
        text.heading(3, "Ids");
        text.table("Of", "Id");
        text.row("Event that handed the token out", Long.toString(relay.taskId()));
        relay.token().ifPresent(token -> text.row("Token's fingerprint in this pack", Markdown.code(token.brief())));
        relay.object().ifPresent(object -> {
            text.row("Object", Markdown.code(object.location().uri()));
            text.row("Version", Markdown.code(object.versionId()));
            text.row("ETag", Markdown.code(object.etag()));
        });
        relay.pipelineExecution().ifPresent(run -> {
            text.row("Pipeline", Markdown.code(run.pipeline()));
            text.row("Pipeline execution", Markdown.code(run.id()));
        });
        text.end();
    }

    private void notSeen() {
        List<Look> missed = diagnosis.looks().stream()
                .filter(look -> look.result() == Look.Result.COULD_NOT_LOOK)
                .toList();
        text.heading(2, "What could not be looked at");
        if (missed.isEmpty()) {
            text.paragraph("Nothing: every look that was needed could be taken.");
            return;
        }
        text.table("Call", "Subject", "Why");
        missed.forEach(look ->
                text.row(Markdown.code(look.call()), Markdown.code(look.subject()), Markdown.plain(look.note())));
        text.end();
    }

    private void repairs(List<RepairJournal.Entry> repairs) {
        text.heading(2, "What was changed to mend it");
        if (repairs.isEmpty()) {
            text.paragraph("Nothing, as far as the journal of the machine tells that this pack was saved on.");
            return;
        }
        text.table("When (UTC)", "Who", "What", "Outcome", "");
        repairs.forEach(entry -> text.row(
                Markdown.time(entry.at()),
                Markdown.code(entry.who()),
                Markdown.plain(entry.remedy()) + ": " + Markdown.plain(entry.what()),
                entry.outcome(),
                Markdown.plain(entry.sentence())));
        text.end();
    }

    private void redacted() {
        text.heading(2, "What was taken out");
        text.item(
                "Task tokens, whole or in part, in whatever form: `[task token 1a2b3c4d]` stands in their place. The digits are a"
                        + " fingerprint with a key that was thrown away: they tell within this pack that two tokens are the same, and nothing else.");
        text.item(
                "Tokens of approvals, access keys, passwords and other values under the name of a secret or with the look of one:"
                        + " `(removed)`. Texts of this pack that this or a token was taken out of: "
                        + manifest.removed() + ".");
        text.item("The contents of objects, and the values of their metadata: of metadata the keys are kept.");
        if (manifest.cut() > 0) {
            text.item("The ends of " + manifest.cut() + " very long texts.");
        }
        text.end();
    }

    private void contents() {
        text.heading(2, "What is in this file");
        text.item("`summary.md`: this text.");
        text.item("`diagnosis.json`: the diagnosis in the form of `countersign doctor --json`.");
        text.item("`answers/`: the " + answers + " answers of AWS that it rests on.");
        text.item("`pack.json`: format, time, place, and the check sums of the files.");
        text.paragraph(
                "`countersign doctor --from FILE` judges it again, offline; in the window it is *Open evidence pack…*.");
    }

    /** The names in an execution's ARN. */
    private record ExecutionName(String machine, String execution) {
        static ExecutionName of(String arn) {
            var parsed = new dev.countersign.domain.states.ExecutionArn(arn);
            return new ExecutionName(parsed.stateMachine().value(), parsed.name());
        }
    }
}
