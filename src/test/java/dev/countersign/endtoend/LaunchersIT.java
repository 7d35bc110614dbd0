package dev.countersign.endtoend;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ForeignTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a user starts it: {@code target/app/bin/countersign}. */
class LaunchersIT {
    @TempDir
    Path folder;

    @Test
    void theLauncherFindsItsOwnJdk() {
        var run = PackagedApp.run("--version");

        assertThat(run.err()).isEmpty();
        assertThat(run.succeeded()).startsWith("Countersign ");
    }

    @Test
    void theDoctorsClassesAreReadFromBesideTheProgram() {
        var run = ForeignTool.named(
                        PackagedApp.folder().resolve("bin/countersign").toString(),
                        Map.of("COUNTERSIGN_JAVA_OPTS", "-Xlog:class+load"))
                .run("doctor", "--help");

        assertThat(run.succeeded().lines())
                .anyMatch(line -> line.endsWith("dev.countersign.cli.DoctorCommand source: shared objects file (top)"));
    }

    /** As with another JDK 25: the copies are younger than what was archived. */
    @Test
    void classesThatDoNotFitTheProgramAreLeftAloneWithoutAWord() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.copy(PackagedApp.folder().resolve("bin/countersign"), bin.resolve("countersign"), COPY_ATTRIBUTES);
        try (Stream<Path> jars = Files.list(PackagedApp.folder().resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }

        var run = ForeignTool.named(bin.resolve("countersign").toString(), Map.of())
                .run("doctor", "--help");

        assertThat(run.succeeded()).startsWith("Usage: countersign doctor");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aUsageErrorExits64() {
        assertThat(PackagedApp.run("--no-such-option").exitCode()).isEqualTo(64);
    }

    @Test
    void withoutADisplayTheWindowSaysSoInOneSentenceAndNamesTheTour() {
        var run = PackagedApp.run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("display").contains("countersign tour").doesNotContain("\tat ");
        assertThat(run.err().strip().lines()).hasSize(1);
    }
}
