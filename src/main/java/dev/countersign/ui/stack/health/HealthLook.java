package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.finding.HealthReport;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;

/** How severities look, and how a report is summed up. */
final class HealthLook {
    private HealthLook() {}

    static Tone tone(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Tone.FAILED;
            case WARNING -> Tone.WAITING;
            case ADVICE -> Tone.RUNNING;
        };
    }

    static Glyph glyph(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Glyph.FAILED;
            case WARNING -> Glyph.LATE;
            case ADVICE -> Glyph.PASS;
        };
    }

    /** For example {@code 1 critical · 3 warnings}. */
    static String counts(HealthReport report) {
        List<String> parts = new ArrayList<>();
        count(parts, report.count(Severity.CRITICAL), "critical", "critical");
        count(parts, report.count(Severity.WARNING), "warning", "warnings");
        count(parts, report.count(Severity.ADVICE), "piece of advice", "pieces of advice");
        count(parts, report.missed().size(), "not looked at", "not looked at");
        return String.join(" · ", parts);
    }

    private static void count(List<String> parts, long number, String one, String many) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : many));
        }
    }
}
