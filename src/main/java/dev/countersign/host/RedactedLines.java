package dev.countersign.host;

import dev.countersign.aws.SecretText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Lines of a log without secrets: message and stack trace both go through {@link SecretText}. */
final class RedactedLines extends Formatter {
    @Override
    public String format(LogRecord entry) {
        String source =
                entry.getLoggerName() == null ? "" : entry.getLoggerName().replaceFirst("^dev\\.countersign\\.", "");
        String line = String.join(
                " ",
                entry.getInstant().toString(),
                entry.getLevel().getName(),
                source + ":",
                SecretText.without(formatMessage(entry)));
        return line + System.lineSeparator() + trace(entry);
    }

    private static String trace(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return SecretText.without(text.toString());
    }
}
