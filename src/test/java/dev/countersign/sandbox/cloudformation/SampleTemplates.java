package dev.countersign.sandbox.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The template of this project, and the one of the article that it starts from. */
public final class SampleTemplates {
    private static final String FIRST_LINE = "AWSTemplateFormatVersion: '2010-09-09'";
    /** The heading that follows the template in the article. */
    private static final String NEXT_HEADING = "構築手順";

    private SampleTemplates() {}

    public static String ours() {
        try {
            return Files.readString(Path.of("stacks", "codepipeline-approval.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test when the article is not beside the project, unless nothing may be skipped. */
    public static String articles() {
        Optional<String> text = article();
        if (text.isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("../shared/seed is not there");
        }
        List<String> lines = Arrays.asList(text.orElseThrow(() -> new AssertionError("../shared/seed is not there"))
                .split("\n"));
        int first = lines.indexOf(FIRST_LINE);
        int next = lines.indexOf(NEXT_HEADING);
        return String.join("\n", lines.subList(first, next)).stripTrailing() + "\n";
    }

    private static Optional<String> article() {
        Path seed = Path.of("..", "shared", "seed");
        if (!Files.isDirectory(seed)) {
            return Optional.empty();
        }
        try (var files = Files.list(seed)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(SampleTemplates::read)
                    .filter(text -> text.contains(FIRST_LINE) && text.contains(NEXT_HEADING))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
