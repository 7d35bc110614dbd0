package dev.countersign.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checks in docs/health.md are written from the code: {@code mvn test -Dtest=HealthDocumentTest -Dcountersign.write=true}. */
class HealthDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/health.md");
    private static final String MARK = "<!-- Written by HealthDocumentTest from here on. -->\n";

    @Test
    void theChecksAreWhatTheCodeSays() throws IOException {
        String document = Files.readString(DOCUMENT);
        int at = document.indexOf(MARK);
        assertThat(at).isPositive();
        String written = document.substring(0, at) + MARK + checks();
        if (Boolean.getBoolean("countersign.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("write it anew with -Dtest=HealthDocumentTest -Dcountersign.write=true")
                .isEqualTo(written);
    }

    private static String checks() {
        var text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            text.append("\n## ").append(severity.title()).append("\n");
            for (Check check : Check.values()) {
                if (check.severity() == severity) {
                    text.append("\n### `")
                            .append(check.code())
                            .append("`: ")
                            .append(check.title())
                            .append("\n\n");
                    text.append(check.explanation()).append("\n");
                    if (!check.prevents().isEmpty()) {
                        text.append("\nKeeps away ")
                                .append(check.prevents().stream()
                                        .map(HealthDocumentTest::named)
                                        .collect(Collectors.joining("; ")))
                                .append(".\n");
                    }
                }
            }
        }
        return text.toString();
    }

    private static String named(Cause cause) {
        return "[" + cause.code() + "](causes.md): " + cause.title();
    }
}
