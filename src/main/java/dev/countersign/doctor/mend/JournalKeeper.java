package dev.countersign.doctor.mend;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.mend.RepairJournal.Entry;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.domain.states.ExecutionArn;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Writes what the desk does into the journal; the desk does one thing at a time. */
final class JournalKeeper {
    private static final Logger LOG = System.getLogger(JournalKeeper.class.getName());

    private final RepairJournal journal;
    private final Gateways aws;
    private String repair = "";
    private String who = "";

    JournalKeeper(RepairJournal journal, Gateways aws) {
        this.journal = journal;
        this.aws = aws;
    }

    /** Why the repair must not begin; absent when its begin is written down. */
    Optional<String> begins(Rehearsal rehearsal) {
        repair = UUID.randomUUID().toString();
        try {
            CallerIdentity caller = aws.identity().whoAmI();
            who = caller.arn();
            journal.add(entry(rehearsal, "begins", "begun", rehearsal.finding().summary()));
            return Optional.empty();
        } catch (AwsFailure e) {
            return Optional.of(e.sentence() + " Nothing was done.");
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The journal cannot be written: " + e);
            return Optional.of("The journal " + journal.file() + " cannot be written. Nothing was done.");
        }
    }

    void step(Rehearsal rehearsal, StepResult result) {
        write(entry(rehearsal, result.step().call(), result.done() ? "done" : "failed", result.sentence()));
    }

    void ended(Rehearsal rehearsal, Outcome outcome) {
        write(entry(rehearsal, "ended", outcome.result().name().toLowerCase(Locale.ROOT), outcome.sentence()));
    }

    /** What has been done stays done, whether the journal takes it or not. */
    private void write(Entry entry) {
        try {
            journal.add(entry);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The journal cannot be written: " + e);
        }
    }

    private Entry entry(Rehearsal rehearsal, String what, String outcome, String sentence) {
        return new Entry(
                aws.clock().instant(),
                repair,
                who,
                rehearsal.finding().execution().map(ExecutionArn::value).orElse(rehearsal.confirmation()),
                rehearsal.finding().cause().code(),
                rehearsal.remedy().title(),
                what,
                outcome,
                sentence);
    }
}
