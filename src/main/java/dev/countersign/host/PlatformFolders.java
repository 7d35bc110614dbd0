package dev.countersign.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where this program keeps its files on a user's machine: where the system wants them.
 *
 * @param settings what the user chose; small, worth a backup
 * @param state what the program wrote for itself: its log
 */
public record PlatformFolders(Path settings, Path state) {
    /** The folders of the user who runs this program. */
    public static PlatformFolders ofThisUser() {
        return of(System.getProperties(), System.getenv());
    }

    /**
     * The folders by a machine's word.
     *
     * @param system {@code os.name} and {@code user.home}, as Java calls them
     * @param variables the environment; a folder that it names counts only if it is absolute, as the XDG specification says
     */
    public static PlatformFolders of(Properties system, Map<String, String> variables) {
        String name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(system.getProperty("user.home", "."));
        if (name.contains("windows")) {
            return new PlatformFolders(
                    named(variables, "APPDATA")
                            .orElse(home.resolve("AppData").resolve("Roaming"))
                            .resolve("Countersign"),
                    named(variables, "LOCALAPPDATA")
                            .orElse(home.resolve("AppData").resolve("Local"))
                            .resolve("Countersign"));
        }
        if (name.contains("mac")) {
            Path library = home.resolve("Library");
            return new PlatformFolders(
                    library.resolve("Application Support").resolve("Countersign"),
                    library.resolve("Logs").resolve("Countersign"));
        }
        return new PlatformFolders(
                named(variables, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve("countersign"),
                named(variables, "XDG_STATE_HOME")
                        .orElse(home.resolve(".local").resolve("state"))
                        .resolve("countersign"));
    }

    /** The one settings file. */
    public Path settingsFile() {
        return settings.resolve("settings.json");
    }

    /** The folder of the log files. */
    public Path logs() {
        return state.resolve("log");
    }

    private static Optional<Path> named(Map<String, String> variables, String name) {
        try {
            return Optional.ofNullable(variables.get(name))
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
