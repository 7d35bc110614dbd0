package dev.countersign.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void areThereAgainTheNextTime() {
        Path file = folder.resolve("new").resolve("window.properties");
        Settings settings = Settings.in(file);
        settings.put("width", "1400.0");
        settings.save();

        assertThat(Settings.in(file).number("width")).contains(1400.0);
        assertThat(Settings.in(file).number("height")).isEmpty();
    }

    @Test
    void aDamagedFileCostsOnlyWhatItHeld() throws IOException {
        Path file = Files.writeString(folder.resolve("window.properties"), "width=wide\nkey=\\u00zz");

        assertThat(Settings.in(file).number("width")).isEmpty();
    }
}
