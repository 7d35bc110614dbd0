package dev.countersign.app;

import dev.countersign.app.shell.Settings;
import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a console is opened with.
 *
 * @param settings what it remembers between runs
 * @param memory folder for what was entered in forms
 * @param variables the environment, where an endpoint and keys may be named
 * @param home the folder whose {@code .aws} holds the profiles
 * @param theme a fixed theme; empty = the user's choice, else the system's
 */
public record ConsoleOptions(
        Settings settings, Path memory, Map<String, String> variables, Path home, Optional<Theme> theme) {
    public ConsoleOptions {
        variables = Map.copyOf(variables);
    }

    /** The user's own: settings file, environment and profiles. */
    public static ConsoleOptions ofThisUser() {
        Path file = Settings.userFile();
        return new ConsoleOptions(
                Settings.in(file),
                file.resolveSibling("forms"),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                Optional.empty());
    }

    /** Nothing of the user's, and nothing left behind: for the tour. {@code folder} is for what it must write meanwhile. */
    public static ConsoleOptions ofNobody(Path folder, Theme theme) {
        return new ConsoleOptions(Settings.inMemory(), folder, Map.of(), folder, Optional.of(theme));
    }
}
