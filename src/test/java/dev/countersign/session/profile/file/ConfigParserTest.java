package dev.countersign.session.profile.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigParserTest {
    private static final Path FILE = Path.of("/home/me/.aws/config");

    @TempDir
    Path folder;

    @Test
    void everySettingKnowsItsLine() {
        ConfigFile file = read("""
                # mine
                [default]

                region = eu-west-1
                ; nothing
                s3 =
                  addressing_style = path
                output=json
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.sections()).singleElement().satisfies(section -> {
            assertThat(section.heading()).isEqualTo("default");
            assertThat(section.line()).isEqualTo(2);
            assertThat(section.lastLine()).isEqualTo(8);
            assertThat(section.settings().keySet()).containsExactly("region", "s3", "s3.addressing_style", "output");
            assertThat(section.settings().get("region").line()).isEqualTo(4);
            assertThat(section.settings().get("s3.addressing_style").value()).isEqualTo("path");
            assertThat(section.settings().get("s3.addressing_style").place()).isEqualTo("/home/me/.aws/config, line 7");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void allLineEndsAreReadAlike(String end) {
        ConfigFile file = read(String.join(end, "[default]", "region = eu-west-1", "", "output = json"));

        assertThat(values(file)).isEqualTo(Map.of("region", "eu-west-1", "output", "json"));
        assertThat(file.sections().getFirst().settings().get("output").line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc#def/1 | abc#def/1",
                "a;b | a;b",
                "https://acme.awsapps.com/start# | https://acme.awsapps.com/start#",
                "a=b= | a=b=",
                "'' | ''"
            })
    void whatLooksLikeACommentWithoutABlankBeforeItBelongsToTheValue(String written, String value) {
        ConfigFile file = read("[a]\nkey = " + written + "\n");

        assertThat(values(file)).isEqualTo(Map.of("key", value));
        assertThat(file.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region = eu-west-1 # home | 2 | After a value no comment",
                "region: eu-west-1 | 2 | where SDKs want '='",
                "region | 2 | There is no '=' in this line",
                "= eu-west-1 | 2 | There is no key before",
                "[b | 2 | no closing bracket",
                "[] | 2 | The heading is empty",
                "[a] | 2 | was there before, in line 1",
                "[ b] | 2 | blanks around the name",
                "[b] c | 2 | What follows the closing bracket"
            })
    void whatToolsReadDifferentlyIsReportedWithItsLine(String second, int line, String sentence) {
        assertThat(read("[a]\n" + second + "\n").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.sentence()).contains(sentence);
            assertThat(problem.text()).startsWith("/home/me/.aws/config, line 2: ");
        });
    }

    @Test
    void aLineThatIsIndentedByMistakeIsNamedWithTheKeyItBelongsTo() {
        ConfigFile file = read("[profile a]\nregion = eu-west-1\n  sso_session = corp\n");

        assertThat(values(file)).isEqualTo(Map.of("region", "eu-west-1\nsso_session = corp"));
        assertThat(file.problems())
                .extracting(FileProblem::line, FileProblem::sentence)
                .containsExactly(tuple(3, "This line is indented, so it is part of the value of 'region' in line 2."));
    }

    @Test
    void keysThatAreAllIndentedAlikeAreKeys() {
        ConfigFile file = read("[profile a]\n  region = eu-west-1\n  output = json\n");

        assertThat(values(file)).isEqualTo(Map.of("region", "eu-west-1", "output", "json"));
    }

    @Test
    void ofAKeyGivenTwiceTheLaterOneCountsAndIsReported() {
        ConfigFile file = read("[a]\nregion = one\nregion = two\n");

        assertThat(values(file)).isEqualTo(Map.of("region", "two"));
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @Test
    void aByteOrderMarkIsReportedAndTheRestIsRead() {
        ConfigFile file = read("\uFEFF[default]\nregion = eu-west-1\n");

        assertThat(values(file)).isEqualTo(Map.of("region", "eu-west-1"));
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("byte order mark"));
    }

    @Test
    void bytesThatAreNoTextAreReportedWithTheirLine() {
        byte[] bytes = "[default]\nregion = eu-west-1\nx = ?\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE9;

        ConfigFile file = ConfigFile.of(FILE, bytes);

        assertThat(file.sections().getFirst().settings().get("region").value()).isEqualTo("eu-west-1");
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @Test
    void aFolderInPlaceOfTheFileIsAProblem() {
        assertThat(ConfigFile.read(folder).problems())
                .extracting(FileProblem::text)
                .containsExactly(folder + ": This is a folder, not a file.");
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() throws IOException {
        Path file = folder.resolve("config");
        Files.createSymbolicLink(file, file);

        assertThat(ConfigFile.read(file).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isZero();
            assertThat(problem.text()).startsWith(file + ": This file cannot be read");
        });
    }

    private static ConfigFile read(String text) {
        return ConfigFile.of(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** All values of the file's only section. */
    private static Map<String, String> values(ConfigFile file) {
        assertThat(file.sections()).hasSize(1);
        var values = new java.util.LinkedHashMap<String, String>();
        file.sections().getFirst().settings().forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }
}
