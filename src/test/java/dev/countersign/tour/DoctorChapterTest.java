package dev.countersign.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.app.Console;
import dev.countersign.app.ConsoleOptions;
import dev.countersign.app.EmbeddedSandbox;
import dev.countersign.sandbox.Python;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The chapter about the doctor, in this JVM; the packaged program plays the other one. */
class DoctorChapterTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    @Test
    void breakItDiagnosisRemedyHealedIsToldInPicturesAndATranscript() throws IOException {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        Path out = Files.createDirectory(folder.resolve("out"));
        try (var sandbox = new EmbeddedSandbox()) {
            Console console = fx.onFx(() -> {
                var made = new Console(
                        fx.stage(),
                        ConsoleOptions.ofNobody(Files.createDirectory(folder.resolve("home")), Theme.LIGHT),
                        sandbox);
                fx.stage().setX(0);
                fx.stage().setY(0);
                fx.stage().setWidth(1200);
                fx.stage().setHeight(800);
                made.show();
                return made;
            });
            try {
                var driver = new Driver(fx.stage());
                var transcript = new Transcript();
                new DoctorChapter(driver, new Album(driver, out), transcript).play();
                transcript.write(out, "The doctor");
            } finally {
                fx.onFx(() -> {
                    console.close();
                    return true;
                });
            }
        }

        assertThat(pictures(out))
                .containsSubsequence(
                        "04-broken.png", "05-hangs.png", "06-everything.png", "07-diagnosis.png", "09-healed.png");
        assertThat(Files.readString(out.resolve("tour.md")))
                .contains("From the question to the cause", "From the click to healed")
                .doesNotContainPattern("[A-Za-z0-9+/=_-]{200,}");
        String wanted = System.getProperty("countersign.pictures");
        if (wanted != null) {
            for (String picture : pictures(out)) {
                Files.copy(
                        out.resolve(picture),
                        Path.of(wanted, "chapter-" + picture),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<String> pictures(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}
