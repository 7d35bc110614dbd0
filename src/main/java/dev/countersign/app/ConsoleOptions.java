package dev.countersign.app;

import dev.countersign.host.PlatformFolders;
import dev.countersign.host.Settings;
import dev.countersign.session.profile.SessionOptions;
import dev.countersign.session.profile.Variables;
import dev.countersign.ui.kit.Theme;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a console is opened with.
 *
 * @param settings what it remembers between runs
 * @param memory folder for what was entered in forms
 * @param variables the environment, where an endpoint and keys may be named, and what the command line says instead
 * @param home the folder whose {@code .aws} holds the profiles
 * @param theme a fixed theme; empty = the user's choice, else the system's
 * @param logs folder of the log; empty = none is kept
 * @param readOnly whether nothing may be changed at AWS for as long as the program runs
 */
public record ConsoleOptions(
        Settings settings,
        Path memory,
        Variables variables,
        Path home,
        Optional<Theme> theme,
        Optional<Path> logs,
        boolean readOnly) {

    /** The user's own: settings file, environment and profiles. */
    public static ConsoleOptions ofThisUser(SessionOptions given) {
        var folders = PlatformFolders.ofThisUser();
        var variables = new Variables(System.getenv(), given);
        return new ConsoleOptions(
                Settings.in(folders.settingsFile()),
                folders.settings().resolve("forms"),
                variables,
                variables.home(),
                Optional.empty(),
                Optional.of(folders.logs()),
                false);
    }

    /** The folder for the journal of what was mended: that of the log's folder, where there is a log. */
    Path journal() {
        return logs.map(folder -> folder.resolveSibling("")).orElse(memory);
    }

    /** Nothing of the user's, and nothing left behind: for the tour. {@code folder} is for what it must write meanwhile. */
    public static ConsoleOptions ofNobody(Path folder, Theme theme) {
        return new ConsoleOptions(
                Settings.inMemory(),
                folder,
                new Variables(Map.of()),
                folder,
                Optional.of(theme),
                Optional.empty(),
                false);
    }

    /** The same, but nothing may be changed at AWS. */
    public ConsoleOptions readingOnly() {
        return new ConsoleOptions(settings, memory, variables, home, theme, logs, true);
    }
}
