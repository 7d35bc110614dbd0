package dev.countersign.stack.form;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers what was entered for a template, one small file each. Secrets are never among it. Losing the memory is no
 * failure of a deployment, so problems with the files are logged and otherwise ignored.
 */
public final class SavedInputs {
    private static final System.Logger LOG = System.getLogger(SavedInputs.class.getName());

    private final Path directory;

    public SavedInputs(Path directory) {
        this.directory = directory;
    }

    /** The values remembered for a template, by parameter key; empty when there are none. */
    public Map<String, String> load(StackTemplate template) {
        Path file = file(template);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(in);
            Map<String, String> values = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
            return values;
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Remembered input could not be read: {0}", e.getMessage());
            return Map.of();
        }
    }

    /** Remembers the values of all fields except secrets. */
    public void save(StackTemplate template, ParameterForm form, Map<String, String> values) {
        Set<String> secrets = form.fields().stream()
                .filter(f -> f.control() == ControlKind.SECRET)
                .map(FormField::key)
                .collect(Collectors.toSet());
        var properties = new Properties();
        values.forEach((key, value) -> {
            if (!secrets.contains(key)) {
                properties.setProperty(key, value);
            }
        });
        try {
            Files.createDirectories(directory);
            try (Writer out = Files.newBufferedWriter(file(template))) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Input could not be remembered: {0}", e.getMessage());
        }
    }

    private Path file(StackTemplate template) {
        return directory.resolve(template.name().replaceAll("[^A-Za-z0-9._-]", "_") + ".properties");
    }
}
