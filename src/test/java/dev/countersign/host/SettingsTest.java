package dev.countersign.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasSavedIsThereNextTime() {
        Settings settings = settings();
        settings.put("theme", "DARK");
        settings.put("window.width", 1400.0);
        settings.put("presentation", true);
        settings.put("accounts.production", List.of("111122223333", "444455556666"));
        settings.save();

        Settings next = settings();
        assertThat(next.text("theme")).contains("DARK");
        assertThat(next.number("window.width")).contains(1400.0);
        assertThat(next.flag("presentation")).isTrue();
        assertThat(next.list("accounts.production")).containsExactly("111122223333", "444455556666");
        assertThat(next.trouble()).isEmpty();
    }

    @Test
    void aValueOfAnotherKindCountsAsNone() throws IOException {
        Files.writeString(file(), """
                {"theme": 7, "window.width": "wide", "presentation": "yes", "accounts.production": "one", "later": {"a": 1}}""");

        Settings settings = settings();

        assertThat(settings.text("theme")).isEmpty();
        assertThat(settings.number("window.width")).isEmpty();
        assertThat(settings.flag("presentation")).isFalse();
        assertThat(settings.list("accounts.production")).isEmpty();
        assertThat(settings.trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"theme\": \"DA", "\u0000\u0000\u0000\u0000", "<html>"})
    void aDamagedFileIsReplacedByItsBackupAndSaidOnce(String damage) throws IOException {
        Settings first = settings();
        first.put("theme", "DARK");
        first.save();
        first.put("presentation", true);
        first.save();
        Files.writeString(file(), damage);

        Settings settings = settings();

        assertThat(settings.text("theme")).contains("DARK");
        assertThat(settings.trouble())
                .hasValueSatisfying(said -> assertThat(said).contains("damaged", "backup"));
        assertThat(settings.trouble()).isEmpty();
        assertThat(folder.resolve("settings.json.damaged")).hasContent(damage);
        assertThat(settings().trouble()).isEmpty();
    }

    @Test
    void withoutABackupTheDefaultsAreUsed() throws IOException {
        Files.writeString(file(), "{\"theme\"");

        Settings settings = settings();

        assertThat(settings.text("theme")).isEmpty();
        assertThat(settings.trouble())
                .hasValueSatisfying(said -> assertThat(said).contains("defaults"));
        settings.put("theme", "LIGHT");
        settings.save();
        assertThat(settings().text("theme")).contains("LIGHT");
    }

    @Test
    void aFileThatDisappearedAfterDamageIsStillRestoredWhenSomethingIsSaved() throws IOException {
        Settings first = settings();
        first.put("theme", "DARK");
        first.save();
        first.put("python", "/usr/bin/python3");
        first.save();
        Files.writeString(file(), "?");

        Settings settings = settings();
        settings.put("presentation", true);
        settings.save();

        assertThat(settings().text("theme")).contains("DARK");
        assertThat(settings().flag("presentation")).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndEndsNothing() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        Settings settings = Settings.in(inTheWay.resolve("settings.json"));
        settings.put("theme", "DARK");

        settings.save();

        assertThat(settings.text("theme")).contains("DARK");
        assertThat(settings.trouble())
                .hasValueSatisfying(said -> assertThat(said).contains("cannot be", "this run only"));
    }

    @Test
    void twoProgramsAtOnceKeepEachOthersChanges() throws InterruptedException {
        Settings one = settings();
        Settings other = settings();
        one.put("theme", "DARK");
        other.put("presentation", true);

        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            both.submit(one::save);
            both.submit(other::save);
        }

        assertThat(settings().text("theme")).contains("DARK");
        assertThat(settings().flag("presentation")).isTrue();
    }

    @Test
    void theOldFileOfTheWindowIsTakenOver() throws IOException {
        Path old = Files.writeString(folder.resolve("window.properties"), """
                #Countersign: window
                x=20.0
                width=1400.5
                maximized=false
                theme=DARK
                presentation=true
                """);

        Settings settings = settings();

        assertThat(settings.number("window.x")).contains(20.0);
        assertThat(settings.number("window.width")).contains(1400.5);
        assertThat(settings.text("theme")).contains("DARK");
        assertThat(settings.flag("presentation")).isTrue();
        assertThat(old).exists();
        settings.put("theme", "LIGHT");
        settings.save();
        assertThat(old).doesNotExist();
        assertThat(settings().number("window.width")).contains(1400.5);
        assertThat(settings().text("theme")).contains("LIGHT");
    }

    @Test
    void withNothingChangedNothingIsWritten() {
        Settings settings = settings();
        settings.save();

        assertThat(file()).doesNotExist();
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private Settings settings() {
        return Settings.in(file());
    }
}
