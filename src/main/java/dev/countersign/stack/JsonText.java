package dev.countersign.stack;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks and arranges JSON that a person types. */
public final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
            .withSeparators(PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER));

    private JsonText() {}

    /**
     * What is wrong, and where.
     *
     * @param line from 1
     * @param column from 1
     * @param offset in characters from the begin of the text
     */
    public record Problem(String sentence, int line, int column, int offset) {}

    /** The first problem of a text; empty when it is JSON. */
    public static Optional<Problem> problem(String text) {
        if (text.isBlank()) {
            return Optional.of(new Problem("Enter JSON; an empty object is {}.", 1, 1, 0));
        }
        try {
            JSON.readTree(text);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(problem(text, e));
        }
    }

    /** The text with one member a line; as it is when it is no JSON. */
    public static String arranged(String text) {
        try {
            return JSON.writer().with(LINES).writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    private static Problem problem(String text, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        int offset = at == null ? 0 : (int) Math.clamp(at.getCharOffset(), 0, text.length());
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new Problem(
                "Line " + line + ", column " + column + ": " + words(e.getOriginalMessage()), line, column, offset);
    }

    /** Jackson's first clause, without its advice to programmers. */
    private static String words(String message) {
        String clause = message.lines().findFirst().orElse("this is not JSON").replaceAll("\\s*\\(for [^)]*\\).*", "");
        return clause.endsWith(".") ? clause : clause + ".";
    }
}
