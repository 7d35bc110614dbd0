package dev.countersign.app.pack;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.pack.EvidencePack;
import dev.countersign.doctor.pack.PackException;
import dev.countersign.doctor.pack.PackMaker;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.host.Program;
import dev.countersign.session.Session;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.kit.saving.FileChoice;
import dev.countersign.ui.kit.saving.FileSaving;
import java.io.IOException;
import java.nio.file.Path;

/** Saves evidence packs of the executions of one session. */
public final class PackSaver {
    private final PackMaker maker;
    private final RepairJournal journal;
    private final Gateways aws;
    private final Background background;

    /** @param folder where the journal of what was mended is kept */
    public PackSaver(Gateways aws, Session session, Path folder, Background background) {
        this.maker = new PackMaker(
                aws,
                new PackMaker.Who(
                        session.identity().account(),
                        session.region(),
                        session.identity().arn(),
                        Program.title()));
        this.journal = RepairJournal.in(folder);
        this.aws = aws;
        this.background = background;
    }

    /** The saving of one execution, for the page that offers it. */
    public FileSaving of(ExecutionArn arn) {
        return new FileSaving(
                file -> save(arn, file),
                EvidencePack.fileName(arn.name(), aws.clock().instant()),
                background);
    }

    /** The system's dialog. */
    public static FileChoice dialog() {
        return FileChoice.toSave("Save the evidence pack", "Evidence packs", "*.zip");
    }

    private void save(ExecutionArn arn, Path file) {
        try {
            // The dialog has asked before a file is replaced.
            maker.make(arn, journal.entries()).save(file, true);
        } catch (PackException e) {
            throw AwsFailure.saying(Kind.UNEXPECTED, "evidence pack", e.sentence(), "Save the report instead.");
        } catch (IOException e) {
            throw AwsFailure.saying(
                    Kind.UNEXPECTED,
                    "evidence pack",
                    "The file cannot be written: " + e.getMessage() + ".",
                    "Choose another folder.");
        }
    }
}
