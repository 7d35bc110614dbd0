package dev.countersign.app.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** What the window remembers between two runs. A file that cannot be read or written costs comfort only, so that is logged. */
public final class Settings {
    private static final Logger LOG = System.getLogger(Settings.class.getName());

    private final Optional<Path> file;
    private final Properties values = new Properties();

    private Settings(Optional<Path> file) {
        this.file = file;
    }

    /** Settings that are forgotten at the end, for tests and tours. */
    public static Settings inMemory() {
        return new Settings(Optional.empty());
    }

    /** Settings kept in a file, which need not exist. */
    public static Settings in(Path file) {
        Settings settings = new Settings(Optional.of(file));
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.INFO, "Settings are not readable: " + e.getMessage());
            }
        }
        return settings;
    }

    /** The user's file, where the system keeps such files. */
    public static Path userFile() {
        String home = System.getProperty("user.home", ".");
        String configured = System.getenv("XDG_CONFIG_HOME");
        String windows = System.getenv("APPDATA");
        Path folder = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : windows != null && !windows.isBlank() ? Path.of(windows) : Path.of(home, ".config");
        return folder.resolve("countersign").resolve("window.properties");
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /** A remembered number; absent also when it is none. */
    public Optional<Double> number(String key) {
        return text(key).filter(text -> text.matches("-?\\d{1,6}(\\.\\d+)?")).map(Double::valueOf);
    }

    public void put(String key, String value) {
        values.setProperty(key, value);
    }

    /** Writes the file. */
    public void save() {
        file.ifPresent(path -> {
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                try (Writer writer = Files.newBufferedWriter(path)) {
                    values.store(writer, "Countersign: window");
                }
            } catch (IOException e) {
                LOG.log(Level.INFO, "Settings are not written: " + e.getMessage());
            }
        });
    }
}
