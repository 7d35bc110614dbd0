package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole product at once: the packaged program plays the demo through its real screens, without a display. */
class TourIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"approve, light, Approved", "reject, dark, Rejected"})
    void theTourEndsInTheBranchOfItsDecision(String decision, String theme, String finalState) throws IOException {
        var run = PackagedApp.run("tour", "--decision", decision, "--theme", theme, "--out", folder.toString());

        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.succeeded()).contains("ended in " + finalState);
        assertThat(pictures())
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(picture -> picture.matches("\\d\\d-[a-z-]+\\.png"));
        String transcript = Files.readString(folder.resolve("tour.md"));
        System.out.println(
                transcript.lines().filter(line -> line.startsWith("- ")).toList());
        assertThat(transcript)
                .contains("Final state, from GetExecutionHistory: " + finalState)
                .contains("| task |")
                .contains("| token |");
    }

    private List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}
