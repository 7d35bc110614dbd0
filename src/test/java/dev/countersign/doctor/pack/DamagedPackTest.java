package dev.countersign.doctor.pack;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.NOW;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.testing.Facts;
import dev.countersign.testing.FakeAws;
import dev.countersign.testing.FakeGateways;
import dev.countersign.testing.Histories;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a file: a sentence says it, and nothing else happens. */
class DamagedPackTest {
    @TempDir
    private Path folder;

    private EvidencePack pack;
    private Path file;

    @BeforeEach
    void aPack() throws Exception {
        var aws = new FakeAws();
        aws.executions()
                .with(Facts.machine())
                .with(
                        Facts.execution(EXECUTION, ExecutionStatus.RUNNING),
                        Histories.startedAt(START).waitIn("Ask", TOKEN).events());
        aws.pipelines()
                .with(Facts.pipeline(), Facts.state(Optional.of(RUN), Facts.open("approval-token")))
                .with("release", List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS)), List.of());
        aws.objects().with(Facts.version("v1", TOKEN));
        pack = Packs.maker(new FakeGateways(aws, NOW)).make(EXECUTION, List.of());
        file = folder.resolve("e.evidence.zip");
        pack.save(file, false);
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws Exception {
        assertThatThrownBy(() -> pack.save(file, false)).isInstanceOf(FileAlreadyExistsException.class);

        pack.save(file, true);

        assertThat(PackReader.open(file).remarks()).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        says(folder.resolve("none.zip"), "There is no file");
    }

    @Test
    void aFileThatIsNoZipIsToldSo() throws IOException {
        Files.writeString(file, "Some notes.");

        says(file, "e.evidence.zip is not an evidence pack: it is no zip file.");
    }

    @Test
    void anotherZipIsToldSo() throws IOException {
        write(Map.of("notes.txt", "Some notes."));

        says(file, "it holds no pack.json");
    }

    @Test
    void ofAPackThatIsCutOffNothingIsShownThatIsNotWhole() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += whole.length / 40) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                assertThat(PackReader.open(file).remarks())
                        .as("%d of %d bytes", length, whole.length)
                        .isEmpty();
                assertThat(length).isGreaterThan(whole.length / 2);
            } catch (PackException e) {
                assertThat(e.sentence()).isNotBlank().endsWith(".");
            }
        }
    }

    @Test
    void anyChangedByteIsSurvived() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 97) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            Files.write(file, changed);
            try {
                PackReader.open(file);
            } catch (PackException e) {
                assertThat(e.sentence()).isNotBlank().endsWith(".");
            }
        }
    }

    @Test
    void aPackOfALaterFormatNamesTheProgramThatSavedIt() throws IOException {
        change("pack.json", text -> text.replace("\"formatVersion\" : 1", "\"formatVersion\" : 7"));

        says(file, "has format 7, and this program reads format 1", "Countersign test");
    }

    @Test
    void aPackThatWasChangedByHandIsOpenedAndSaysSo() throws Exception {
        change("summary.md", text -> text + "All is well.");

        assertThat(PackReader.open(file).remarks())
                .containsExactly("This pack was changed after it was saved: summary.md.");
    }

    @Test
    void anAnswerThatWasRemovedIsALookThatCouldNotBeTaken() throws Exception {
        String state = pack.files().keySet().stream()
                .filter(name -> name.contains("GetPipelineState"))
                .findFirst()
                .orElseThrow();
        rewritten(files -> files.remove(state));

        OpenedPack opened = PackReader.open(file);

        assertThat(opened.remarks()).hasSize(2);
        assertThat(opened.remarks().getLast()).startsWith("This version judges otherwise than Countersign test did");
        assertThat(opened.diagnosis().looks())
                .anyMatch(look -> look.note().equals("This was not read when the evidence pack was saved."));
    }

    @Test
    void everyAnswerThatIsEmptiedOrMadeNonsenseIsSurvived() throws Exception {
        for (String name : pack.files().keySet()) {
            for (String other : List.of("", "{}", "[]", "null", "{\"answer\":7}", "\u0000")) {
                rewritten(files -> files.put(name, other));
                try {
                    PackReader.open(file);
                } catch (PackException e) {
                    assertThat(e.sentence()).isNotBlank().endsWith(".");
                }
            }
        }
    }

    @Test
    void everyValueOfEveryAnswerMayBeMissing() throws Exception {
        for (Map.Entry<String, String> one : pack.files().entrySet()) {
            if (!one.getKey().startsWith("answers/")) {
                continue;
            }
            String[] lines = one.getValue().split("\n");
            for (int i = 1; i < lines.length - 1; i++) {
                String without = lines[i].replaceFirst(": (?:\"[^\"]*\"|[0-9]+)", ": null");
                if (without.equals(lines[i])) {
                    continue;
                }
                String[] changed = lines.clone();
                changed[i] = without;
                rewritten(files -> files.put(one.getKey(), String.join("\n", changed)));
                try {
                    PackReader.open(file);
                } catch (PackException e) {
                    assertThat(e.sentence()).endsWith(".");
                }
            }
        }
    }

    @Test
    void aZipThatUnpacksToAFloodIsNotOpened() throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("pack.json"));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(blanks);
            }
        }

        says(file, "unpacks to more than any evidence pack holds");
    }

    @Test
    void aZipOfTooManyFilesIsNotOpened() throws IOException {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_100; i++) {
            many.put("answers/" + i, "");
        }
        write(many);

        says(file, "holds more files than any evidence pack");
    }

    @Test
    void namesThatLeadOutOfTheFolderLeadNowhere() throws Exception {
        rewritten(files -> files.put("../../outside.json", "{}"));

        assertThat(PackReader.open(file).remarks().getFirst()).contains("../../outside.json");
        assertThat(folder.resolve("../../outside.json")).doesNotExist();
    }

    private static void says(Path file, String... parts) {
        assertThatThrownBy(() -> PackReader.open(file))
                .isInstanceOfSatisfying(
                        PackException.class, e -> assertThat(e.sentence()).contains(parts));
    }

    private void change(String name, java.util.function.UnaryOperator<String> change) throws IOException {
        rewritten(files -> files.put(name, change.apply(files.getOrDefault(name, ""))));
    }

    private void rewritten(Consumer<Map<String, String>> change) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(pack.files());
        change.accept(files);
        write(files);
    }

    private void write(Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
