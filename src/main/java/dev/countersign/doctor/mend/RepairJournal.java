package dev.countersign.doctor.mend;

import dev.countersign.aws.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What this program has changed to mend something, on this machine: a file of JSON lines that is only added to. Holds no task
 * token and no credentials. Thread-safe; several programs may share the file.
 */
public final class RepairJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NAME = "repairs.jsonl";

    private final Path file;

    /** @param file is made, with its folder, with the first entry */
    public RepairJournal(Path file) {
        this.file = file;
    }

    /** The journal in the folder of what this program writes for itself. */
    public static RepairJournal in(Path folder) {
        return new RepairJournal(folder.resolve(NAME));
    }

    /**
     * One line.
     *
     * @param at by AWS's clock
     * @param repair the same for all lines of one remedy
     * @param who the caller's ARN
     * @param subject the execution's ARN, or the pipeline's name
     * @param cause the code of the finding
     * @param remedy its title
     * @param what {@code begins}, {@code ended}, or the API call of a step
     * @param outcome {@code begun}, {@code done}, {@code failed}, or the outcome's result
     * @param sentence for a person
     */
    public record Entry(
            Instant at,
            String repair,
            String who,
            String subject,
            String cause,
            String remedy,
            String what,
            String outcome,
            String sentence) {}

    /** Where the lines are. */
    public Path file() {
        return file;
    }

    /** Adds a line, and returns when it is on the disk. */
    public synchronized void add(Entry entry) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] line = (line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        }
    }

    private static String line(Entry entry) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("at", entry.at().toString());
        fields.put("repair", entry.repair());
        fields.put("who", clean(entry.who()));
        fields.put("subject", clean(entry.subject()));
        fields.put("cause", entry.cause());
        fields.put("remedy", clean(entry.remedy()));
        fields.put("what", clean(entry.what()));
        fields.put("outcome", entry.outcome());
        fields.put("sentence", clean(entry.sentence()));
        return JSON.writeValueAsString(fields);
    }

    private static String clean(String text) {
        return SecretText.without(text);
    }

    /** All entries, oldest first. A line that is none is passed over: a machine may stop in the middle of one. */
    public List<Entry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var found = new ArrayList<Entry>();
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                entry(line).ifPresent(found::add);
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Entry> entry(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return Optional.of(new Entry(
                    Instant.parse(node.path("at").asString("")),
                    text(node, "repair"),
                    text(node, "who"),
                    text(node, "subject"),
                    text(node, "cause"),
                    text(node, "remedy"),
                    text(node, "what"),
                    text(node, "outcome"),
                    text(node, "sentence")));
        } catch (JacksonException | DateTimeException notALine) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
