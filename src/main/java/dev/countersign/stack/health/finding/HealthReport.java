package dev.countersign.stack.health.finding;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How healthy a stack is.
 *
 * @param subject what was looked at: a stack, a pipeline, a template
 * @param findings the gravest first
 * @param missed what could not be looked at
 * @param checked the checks that found something to look at
 */
public record HealthReport(String subject, List<HealthFinding> findings, List<Missed> missed, Set<Check> checked) {
    /** What it comes to. */
    public enum Verdict {
        /** Something critical or a warning is proved. */
        UNHEALTHY,
        /** Nothing is proved, and something could not be looked at. */
        COULD_NOT_LOOK,
        /** All that was to be looked at was, and at most advice came of it. */
        HEALTHY,
        /** No task waits for a token here, and no pipeline asks for approval. */
        NOTHING_TO_CHECK
    }

    public HealthReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(HealthFinding::severity).thenComparing(HealthFinding::check))
                .toList();
        missed = List.copyOf(missed);
        checked = Set.copyOf(checked);
    }

    public Verdict verdict() {
        if (findings.stream().anyMatch(finding -> finding.severity() != Severity.ADVICE)) {
            return Verdict.UNHEALTHY;
        }
        if (!missed.isEmpty()) {
            return Verdict.COULD_NOT_LOOK;
        }
        return checked.isEmpty() ? Verdict.NOTHING_TO_CHECK : Verdict.HEALTHY;
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The checks that were made and found nothing. */
    public Set<Check> passed() {
        EnumSet<Check> passed = EnumSet.noneOf(Check.class);
        passed.addAll(checked);
        findings.forEach(finding -> passed.remove(finding.check()));
        missed.forEach(miss -> passed.remove(miss.check()));
        return passed;
    }

    /** The answer, as a sentence. */
    public String sentence() {
        String missing = missed.isEmpty()
                ? ""
                : " " + count(missed.size(), "thing") + " could not be looked at; that is no pass.";
        return switch (verdict()) {
            case UNHEALTHY ->
                "To mend: " + count((int) count(Severity.CRITICAL), "critical finding") + ", "
                        + count((int) count(Severity.WARNING), "warning") + "." + missing;
            case COULD_NOT_LOOK -> "Nothing to mend in what could be seen." + missing;
            case HEALTHY -> "Nothing to mend: " + count(passed().size(), "check") + " passed.";
            case NOTHING_TO_CHECK ->
                "Nothing to check: no task waits for a token here, and no pipeline asks for approval.";
        };
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
