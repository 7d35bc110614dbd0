package dev.countersign.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens web pages, files and folders in the user's programs, by the command that the system has for it. */
final class Browser {
    private static final Logger LOG = Logger.getLogger(Browser.class.getName());

    /** Opens an http or https address; anything else is none for a browser, and is left alone. */
    void open(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            return;
        }
        start(address);
    }

    /**
     * Opens a page.
     *
     * @throws IOException when there is no program for it
     */
    void show(URI page) throws IOException {
        run(page.toString());
    }

    /** Opens a file or a folder in the system's program for it. */
    void open(Path file) {
        start(file.toUri().toString());
    }

    private static void start(String address) {
        try {
            run(address);
        } catch (IOException e) {
            LOG.log(Level.INFO, "nothing could be opened: {0}", e.getMessage());
        }
    }

    private static void run(String address) throws IOException {
        new ProcessBuilder(command(System.getProperty("os.name", ""), address))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(name.contains("mac") ? "open" : "xdg-open", address);
    }
}
