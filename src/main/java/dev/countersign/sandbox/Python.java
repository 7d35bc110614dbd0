package dev.countersign.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The python3 that Lambda functions run on when nobody names one. */
public final class Python {
    private Python() {}

    /**
     * On Linux the first {@code python3} on PATH. Elsewhere none: on Windows the name may open a shop window, on macOS an installer.
     */
    public static Optional<Path> ofThisMachine() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        String path = System.getenv("PATH");
        return linux && path != null ? firstOn(path) : Optional.empty();
    }

    static Optional<Path> firstOn(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
