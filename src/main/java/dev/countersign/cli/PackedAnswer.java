package dev.countersign.cli;

import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.pack.EvidencePack;
import dev.countersign.doctor.pack.OpenedPack;
import dev.countersign.doctor.pack.PackException;
import dev.countersign.doctor.pack.PackMaker;
import dev.countersign.doctor.pack.PackReader;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.host.PlatformFolders;
import dev.countersign.host.Program;
import dev.countersign.session.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The doctor's answers that go into an evidence pack, or come out of one. */
final class PackedAnswer {
    private PackedAnswer() {}

    /**
     * Examines an execution and writes the pack.
     *
     * @param say says something beside the answer
     */
    static DoctorAnswer into(SignedIn signedIn, ExecutionArn arn, PackOptions options, Consumer<String> say) {
        var session = signedIn.session();
        var who = new PackMaker.Who(
                session.identity().account(),
                session.region(),
                session.identity().arn(),
                Program.title());
        Path file = options.to().orElseThrow();
        try {
            EvidencePack pack = new PackMaker(signedIn.gateways(), who).make(arn, journal());
            pack.save(file, options.replaces());
            say.accept("Evidence pack: " + file.toAbsolutePath());
            return DoctorAnswer.of(pack.examined());
        } catch (PackException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, e.sentence());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.MISSING, file + " cannot be written: " + e.getMessage());
        }
    }

    private static List<RepairJournal.Entry> journal() {
        try {
            return RepairJournal.in(PlatformFolders.ofThisUser().state()).entries();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }

    /** Judges what a pack holds. */
    static DoctorAnswer from(Path file, Consumer<String> say) {
        try {
            OpenedPack pack = PackReader.open(file);
            say.accept("Evidence pack, offline, as of " + pack.manifest().asOf() + ", account "
                    + pack.manifest().account() + ", " + pack.manifest().region());
            pack.remarks().forEach(say);
            return DoctorAnswer.of(pack.diagnosis());
        } catch (PackException e) {
            throw new CommandFailure(ExitCode.MISSING, e.sentence());
        }
    }
}
