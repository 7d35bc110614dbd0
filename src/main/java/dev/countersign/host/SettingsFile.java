package dev.countersign.host;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings on disk: {@code settings.json}, one JSON object; beside it {@code settings.json.backup}, the last file that could
 * be read. Written as a whole or not at all.
 */
final class SettingsFile {
    private static final long LARGEST = 1_000_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    SettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was read.
     *
     * @param values each a string, a number, a boolean or a list of strings, under its key
     * @param trouble what was wrong with the file, as a sentence; absent when nothing was
     */
    record Read(Map<String, Object> values, Optional<String> trouble) {}

    /** A file that is not there is no trouble; a damaged one is set aside, and the backup takes its place. */
    Read read() {
        try {
            return new Read(parsed(file), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Read(OldWindowFile.beside(file), Optional.empty());
        } catch (IOException e) {
            return new Read(
                    Map.of(), Optional.of("The settings in " + file + " cannot be read; defaults are used meanwhile."));
        } catch (JacksonException | IllegalArgumentException e) {
            return damaged();
        }
    }

    private Read damaged() {
        Path aside = beside(".damaged");
        String kept;
        try {
            Files.move(file, aside, REPLACE_EXISTING);
            kept = " The damaged file is kept as " + aside + ".";
        } catch (IOException e) {
            kept = "";
        }
        try {
            Map<String, Object> before = parsed(beside(".backup"));
            Files.copy(beside(".backup"), file, REPLACE_EXISTING);
            return new Read(before, Optional.of("The settings file was damaged; its backup is used." + kept));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return new Read(Map.of(), Optional.of("The settings file was damaged; defaults are used." + kept));
        }
    }

    /**
     * Puts changes into the file. What another program wrote meanwhile under other keys stays.
     *
     * @param changes new values by key
     */
    void write(Map<String, Object> changes) throws IOException {
        Files.createDirectories(file.getParent());
        // The file's lock keeps other programs away, the class's this one's own threads.
        synchronized (SettingsFile.class) {
            try (FileChannel lock =
                            FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                replace(changes);
            }
        }
        OldWindowFile.forget(file);
    }

    private void replace(Map<String, Object> changes) throws IOException {
        Map<String, Object> all = new TreeMap<>(read().values());
        all.putAll(changes);
        Path fresh = Files.createTempFile(file.getParent(), "settings", ".tmp");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(all));
            if (Files.exists(file)) {
                Files.copy(file, beside(".backup"), REPLACE_EXISTING);
            }
            Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static Map<String, Object> parsed(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IllegalArgumentException("too large");
        }
        JsonNode root = JSON.readTree(Files.readAllBytes(path));
        if (!root.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        Map<String, Object> values = new TreeMap<>();
        root.properties().forEach(entry -> value(entry.getValue()).ifPresent(v -> values.put(entry.getKey(), v)));
        return values;
    }

    /** A value of no kind that we write is left out: its default is used. */
    private static Optional<Object> value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Optional.of(node.asString());
            case BOOLEAN -> Optional.of(node.asBoolean());
            case NUMBER -> Optional.of(node.asDouble());
            case ARRAY -> {
                List<String> texts = new ArrayList<>();
                node.forEach(item -> {
                    if (item.isString()) {
                        texts.add(item.asString());
                    }
                });
                yield Optional.of(List.copyOf(texts));
            }
            default -> Optional.empty();
        };
    }
}
