package dev.countersign.doctor.mend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.mend.RepairJournal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairJournalTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenCanBeReadAgainInItsOrder() throws IOException {
        var journal = new RepairJournal(folder.resolve("made/when/needed.jsonl"));
        journal.add(entry("begins", "It hangs."));
        journal.add(entry("EnableRule(Name=back)", "Rule ‘back’ is enabled.\nIndeed."));

        assertThat(new RepairJournal(journal.file()).entries())
                .containsExactly(
                        entry("begins", "It hangs."),
                        entry("EnableRule(Name=back)", "Rule ‘back’ is enabled.\nIndeed."));
        assertThat(Files.readAllLines(journal.file())).hasSize(2);
    }

    @Test
    void withoutAFileThereIsNothingToRead() {
        assertThat(new RepairJournal(folder.resolve("none")).entries()).isEmpty();
    }

    @Test
    void aLineThatWasCutIsPassedOver() throws IOException {
        var journal = new RepairJournal(folder.resolve("repairs.jsonl"));
        journal.add(entry("begins", "It hangs."));
        Files.writeString(journal.file(), "{\"at\":\"2026-0\n", StandardOpenOption.APPEND);
        journal.add(entry("ended", "Healed."));

        assertThat(journal.entries()).extracting(Entry::what).containsExactly("begins", "ended");
    }

    @Test
    void aTaskTokenNeverGetsIntoTheFile() throws IOException {
        var journal = new RepairJournal(folder.resolve("repairs.jsonl"));
        String token = "AAAAKgAAAAIAAAAA" + "k3Jd0x+/".repeat(80);
        journal.add(entry("SendTaskSuccess", "refused for the token " + token));

        assertThat(Files.readString(journal.file())).doesNotContain("k3Jd0x");
    }

    private static Entry entry(String what, String sentence) {
        return new Entry(
                Instant.parse("2026-03-01T10:00:00Z"),
                "5f0c",
                "arn:aws:sts::111122223333:assumed-role/OnCall/maria",
                "arn:aws:states:eu-west-1:111122223333:execution:Orders:order-17",
                "E1",
                "Enable the rule",
                what,
                "done",
                sentence);
    }
}
