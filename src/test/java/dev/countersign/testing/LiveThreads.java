package dev.countersign.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program's own threads at a moment: all virtual ones, and those of the sandbox. Those of JavaFX and the JVM come and go as
 * they please.
 */
public final class LiveThreads {
    private final Map<String, String> names;

    private LiveThreads(Map<String, String> names) {
        this.names = names;
    }

    public static LiveThreads now() {
        Map<String, String> names = new TreeMap<>();
        for (JsonNode container : dump().path("threadDump").path("threadContainers")) {
            for (JsonNode thread : container.path("threads")) {
                String name = thread.path("name").asString("");
                if (thread.path("virtual").asBoolean(false) || name.startsWith("sandbox-")) {
                    names.put(thread.path("tid").asString(""), name);
                }
            }
        }
        return new LiveThreads(names);
    }

    /** The names of the threads that have begun since, and live. */
    public List<String> since(LiveThreads before) {
        return names.entrySet().stream()
                .filter(thread -> !before.names.containsKey(thread.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** No other API tells of virtual threads. */
    private static JsonNode dump() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path file = folder.resolve("dump.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            JsonNode dump = JsonMapper.shared().readTree(Files.readString(file));
            Files.delete(file);
            Files.delete(folder);
            return dump;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
