package dev.countersign.session.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.session.profile.file.ConfigEdit;
import dev.countersign.session.profile.file.ProfileNotWrittenException;
import dev.countersign.session.profile.file.SectionChange;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.testing.ForeignTool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileWriterTest {
    private static final List<SectionChange> CORP = SectionChange.ssoProfile(
            "acme prod",
            "corp",
            SsoSession.adHoc(URI.create("https://acme.awsapps.com/start#"), "eu-west-1"),
            "111122223333",
            "Approver",
            Optional.of("eu-central-1"));

    @TempDir
    Path home;

    private Path file;
    private ProfileWriter writer;

    @BeforeEach
    void begin() {
        file = home.resolve(".aws/config");
        writer = new ProfileWriter(file);
    }

    @Test
    void aNewFileIsItsOwnersOnlyAndHoldsThePreview() throws Exception {
        ConfigEdit edit = writer.preview(CORP);
        assertThat(file).doesNotExist();

        writer.write(edit);

        assertThat(edit.isNew()).isTrue();
        assertThat(Files.readString(file)).isEqualTo("""
                [sso-session corp]
                sso_start_url = https://acme.awsapps.com/start#
                sso_region = eu-west-1
                sso_registration_scopes = sso:account:access

                [profile 'acme prod']
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Approver
                region = eu-central-1
                """);
        assertThat(edit.lines()).extracting(ConfigEdit.Line::is).containsExactlyElementsOf(Files.readAllLines(file));
        assertThat(edit.lines())
                .extracting(ConfigEdit.Line::number)
                .startsWith(1, 2, 3)
                .endsWith(10);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(writer.preview(CORP).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void keysOfASectionThatIsThereAreSetAndAllElseStays(String end) throws Exception {
        String before = String.join(
                end,
                "# mine",
                "[sso-session corp]",
                "  sso_region = us-east-1 ; old",
                "  # why",
                "  other=kept",
                "",
                "[default]",
                "region=eu-west-1");
        write(before);

        ConfigEdit edit = writer.preview(CORP);
        writer.write(edit);

        assertThat(Files.readString(file))
                .isEqualTo(String.join(
                        end,
                        "# mine",
                        "[sso-session corp]",
                        "  sso_region = eu-west-1 ; old",
                        "  # why",
                        "  other=kept",
                        "  sso_start_url = https://acme.awsapps.com/start#",
                        "  sso_registration_scopes = sso:account:access",
                        "",
                        "[default]",
                        "region=eu-west-1",
                        "",
                        "[profile 'acme prod']",
                        "sso_session = corp",
                        "sso_account_id = 111122223333",
                        "sso_role_name = Approver",
                        "region = eu-central-1",
                        ""));
        assertThat(edit.lines().getFirst())
                .isEqualTo(new ConfigEdit.Line(
                        3, Optional.of("  sso_region = us-east-1 ; old"), "  sso_region = eu-west-1 ; old"));
        assertThat(edit.lines()).hasSize(3 + 6);
        List<String> lines = Files.readAllLines(file);
        assertThat(edit.lines())
                .allSatisfy(line -> assertThat(lines.get(line.number() - 1)).isEqualTo(line.is()));
    }

    @Test
    void linksAreFollowedAndPermissionsStay() throws Exception {
        Path elsewhere = Files.createDirectories(home.resolve("dotfiles")).resolve("aws-config");
        Files.writeString(elsewhere, "[default]\n");
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("../dotfiles/aws-config"));

        writer.write(writer.preview(CORP));

        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(elsewhere)).contains("[profile 'acme prod']");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(elsewhere.getParent())) {
            assertThat(files).containsExactly(elsewhere);
        }
    }

    @Test
    void aLinkToAFileThatIsNotThereYetMakesThatFile() throws Exception {
        Path elsewhere = Files.createDirectories(home.resolve("dotfiles")).resolve("aws-config");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, elsewhere);

        writer.write(writer.preview(CORP));

        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(elsewhere).exists();
    }

    @Test
    void aFileThatChangedAfterThePreviewIsLeftAlone() throws Exception {
        write("[default]\n");
        ConfigEdit edit = writer.preview(CORP);
        write("[default]\nregion = eu-west-1\n");

        assertThatThrownBy(() -> writer.write(edit))
                .isInstanceOf(ProfileNotWrittenException.class)
                .hasMessageContaining("has changed meanwhile");
        assertThat(Files.readString(file)).isEqualTo("[default]\nregion = eu-west-1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[sso-session corp]~nonsense~ | Line 2 of the file",
                "[sso-session corp]~a = b~[sso-session corp]~ | more than once (lines 1 and 3)",
                "[sso-session corp]~sso_region = a~  sso_start_url = b~ | Line 3 of the file",
                "[sso-session corp]~sso_region =~  a = b~ | Line 2 of the file begins a block 'sso_region'",
                "[sso-session corp~ | Line 1 of the file"
            })
    void aSectionThatCannotBeUnderstoodIsLeftAlone(String text, String reason) throws Exception {
        write(text.replace("~", "\n"));

        assertThatThrownBy(() -> writer.preview(CORP))
                .isInstanceOf(ProfileNotWrittenException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void damageElsewhereInTheFileDoesNotMatter() throws Exception {
        write("nonsense\n[default]\nnonsense\n");

        writer.write(writer.preview(CORP));

        assertThat(Files.readString(file)).startsWith("nonsense\n[default]\nnonsense\n\n[sso-session corp]\n");
    }

    @Test
    void bytesThatAreNoTextAreLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'#', (byte) 0xE9, '\n'});

        assertThatThrownBy(() -> writer.preview(CORP)).hasMessageContaining("is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\nb", "a ]", "a #b"})
    void aNameThatCannotStandInTheFileIsRefused(String name) {
        assertThatThrownBy(() -> SectionChange.profile(name, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCliReadsWhatWasWritten() throws Exception {
        write("# kept\r\n[default]\r\nregion = us-east-1\r\n");
        for (String name : List.of("acme prod", "it's", "Grün", "a\"b", "plain")) {
            writer.write(writer.preview(List.of(SectionChange.profile(name, Map.of("region", "eu-west-3")))));
        }
        writer.write(writer.preview(CORP));
        var aws = ForeignTool.awsCli(
                Map.of("AWS_CONFIG_FILE", file.toString(), "HOME", home.toString(), "PYTHONUTF8", "1"));

        assertThat(aws.run("configure", "list-profiles").succeeded().lines())
                .containsExactlyInAnyOrder("default", "acme prod", "it's", "Grün", "a\"b", "plain");
        assertThat(aws.run("configure", "get", "region", "--profile", "acme prod")
                        .succeeded())
                .isEqualTo("eu-central-1");
        assertThat(aws.run("configure", "get", "region", "--profile", "it's").succeeded())
                .isEqualTo("eu-west-3");
        assertThat(aws.run("configure", "get", "region", "--profile", "default").succeeded())
                .isEqualTo("us-east-1");
        ProfileCatalog catalog = new Profiles(new Variables(Map.of()), home).catalog();
        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.find("acme prod").orElseThrow().whyNot()).isEmpty();
        assertThat(catalog.ssoSessions())
                .singleElement()
                .satisfies(session -> assertThat(session.startUrl()).hasToString("https://acme.awsapps.com/start#"));
    }

    @Test
    void whateverTheFileASectionWrittenIsReadBack() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            String before = new RandomFiles(seed).lines();
            write(before);
            var change = SectionChange.profile("dev", Map.of("region", "eu-north-1", "output", "table"));
            try {
                ConfigEdit edit = writer.preview(List.of(change));
                writer.write(edit);
                Profile dev = new Profiles(new Variables(Map.of()), home)
                        .catalog()
                        .find("dev")
                        .orElseThrow();
                String description = "seed " + seed + ":\n" + before + "\nafter:\n" + edit.after();
                assertThat(dev.value("region")).as(description).contains("eu-north-1");
                assertThat(dev.value("output")).as(description).contains("table");
                assertThat(edit.after()
                                .lines()
                                .filter(line -> !before.contains(line))
                                .toList())
                        .as(description)
                        .isSubsetOf(
                                edit.lines().stream().map(ConfigEdit.Line::is).toList());
            } catch (ProfileNotWrittenException e) {
                assertThat(Files.readString(file)).isEqualTo(before);
            }
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
