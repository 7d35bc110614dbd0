package dev.countersign.host;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** {@code window.properties}, which was the settings file before: taken over once. */
final class OldWindowFile {
    private static final Logger LOG = System.getLogger(OldWindowFile.class.getName());
    private static final Set<String> PLACE = Set.of("x", "y", "width", "height");

    private OldWindowFile() {}

    /** What the old file said, under the keys of today; nothing when there is none. */
    static Map<String, Object> beside(Path settings) {
        Properties old = new Properties();
        try (Reader reader = Files.newBufferedReader(of(settings))) {
            old.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
        Map<String, Object> values = new TreeMap<>();
        old.stringPropertyNames().forEach(key -> put(values, key, old.getProperty(key)));
        return values;
    }

    private static void put(Map<String, Object> values, String key, String text) {
        if (PLACE.contains(key)) {
            if (text.matches("-?\\d{1,6}(\\.\\d{1,9})?")) {
                values.put("window." + key, Double.valueOf(text));
            }
        } else if (key.equals("maximized")) {
            values.put("window.maximized", Boolean.valueOf(text));
        } else if (key.equals("presentation")) {
            values.put(key, Boolean.valueOf(text));
        } else if (key.equals("theme") || key.equals("python")) {
            values.put(key, text);
        }
    }

    /** Deletes the old file, now that its successor is written. */
    static void forget(Path settings) {
        try {
            Files.deleteIfExists(of(settings));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The old settings file stays: " + e.getMessage());
        }
    }

    private static Path of(Path settings) {
        return settings.resolveSibling("window.properties");
    }
}
