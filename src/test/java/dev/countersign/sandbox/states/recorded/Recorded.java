package dev.countersign.sandbox.states.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.sandbox.states.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The recordings from AWS, where they lie beside the project. */
final class Recorded {
    private static final Path FILE = Path.of("..", "shared", "cases", "step-functions-recorded.json");

    private Recorded() {}

    static List<Map<String, Object>> cases() {
        return part("cases");
    }

    static List<Map<String, Object>> apiErrors() {
        return part("apiErrors");
    }

    private static List<Map<String, Object>> part(String name) {
        Path file = file();
        boolean present = Files.isRegularFile(file);
        if (!Boolean.getBoolean("countersign.noskip")) {
            assumeTrue(present, "no recordings at " + file);
        }
        try {
            Object all = Json.parse(Files.readString(file));
            return Json.array(Json.object(all).get(name)).stream()
                    .map(Json::object)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Json.NotJson e) {
            throw new IllegalStateException(e);
        }
    }

    /** Beside the project, or beside the folder that holds its working copies. */
    private static Path file() {
        Path there = FILE.toAbsolutePath().normalize();
        Path further = Path.of("..").resolve(FILE).toAbsolutePath().normalize();
        return Files.isRegularFile(there) || !Files.isRegularFile(further) ? there : further;
    }
}
