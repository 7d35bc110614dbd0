package dev.countersign.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PlatformFoldersTest {
    @Test
    void linuxKeepsToTheFoldersOfXdg() {
        assertThat(on("Linux", Map.of()))
                .isEqualTo(new PlatformFolders(
                        Path.of("/home/ann/.config/countersign"), Path.of("/home/ann/.local/state/countersign")));
        assertThat(on("Linux", Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s")))
                .isEqualTo(new PlatformFolders(Path.of("/c/countersign"), Path.of("/s/countersign")));
    }

    @Test
    void aFolderThatIsNotAbsoluteDoesNotCount() {
        assertThat(on("Linux", Map.of("XDG_CONFIG_HOME", "here", "XDG_STATE_HOME", " ")))
                .isEqualTo(on("Linux", Map.of()));
    }

    @Test
    void windowsHasItsTwoFoldersForProgramData() {
        var folders = on("Windows 11", Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"));

        assertThat(folders.settingsFile()).isEqualTo(Path.of("/roaming/Countersign/settings.json"));
        assertThat(folders.logs()).isEqualTo(Path.of("/local/Countersign/log"));
    }

    @Test
    void macOsHasALibrary() {
        assertThat(on("Mac OS X", Map.of("XDG_CONFIG_HOME", "/c")))
                .isEqualTo(new PlatformFolders(
                        Path.of("/home/ann/Library/Application Support/Countersign"),
                        Path.of("/home/ann/Library/Logs/Countersign")));
    }

    private static PlatformFolders on(String system, Map<String, String> variables) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/ann");
        return PlatformFolders.of(properties, variables);
    }
}
