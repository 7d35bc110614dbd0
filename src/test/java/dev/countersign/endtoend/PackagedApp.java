package dev.countersign.endtoend;

import dev.countersign.testing.ForeignTool;
import java.nio.file.Path;
import java.util.Map;

/** {@code target/app}, started without a display. */
final class PackagedApp {
    private PackagedApp() {}

    static Path folder() {
        return Path.of(System.getProperty("countersign.app", "target/app")).toAbsolutePath();
    }

    static ForeignTool.Run run(String... arguments) {
        return ForeignTool.named(folder().resolve("bin/countersign").toString(), Map.of("DISPLAY", ""))
                .run(arguments);
    }
}
