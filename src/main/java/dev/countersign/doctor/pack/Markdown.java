package dev.countersign.doctor.pack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes Markdown that any viewer shows alike: headings, paragraphs, tables, lists, blocks. */
final class Markdown {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** In UTC, to the second. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Somebody's words, so that none of them is taken for Markdown or HTML. */
    static String plain(String words) {
        return words.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1");
    }

    /** An id or a name, to be copied. */
    static String code(String id) {
        return id.isEmpty() ? "" : "`" + id.replaceAll("[\\r\\n`]+", " ").replace("|", "\\|") + "`";
    }

    void heading(int level, String title) {
        end();
        text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
    }

    void paragraph(String words) {
        end();
        text.append(words).append("\n\n");
    }

    void item(String words) {
        text.append("- ").append(words).append('\n');
    }

    void block(String language, String lines) {
        end();
        String fence = lines.contains("```") ? "~~~~" : "```";
        text.append(fence)
                .append(language)
                .append('\n')
                .append(lines)
                .append('\n')
                .append(fence)
                .append("\n\n");
    }

    void table(String... titles) {
        end();
        row(titles);
        row(Arrays.stream(titles).map(title -> "---").toArray(String[]::new));
    }

    void row(String... cells) {
        text.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    /** Ends a list or a table. */
    void end() {
        int length = text.length();
        if (length >= 2 && !(text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n')) {
            text.append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
