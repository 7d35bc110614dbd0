package dev.countersign.doctor.round;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the examination of many executions came to.
 *
 * @param whole the findings and relays of all of them
 * @param each those of the executions one by one, in the order in which they were examined
 * @param zombies the open approvals that nobody waits for
 * @param radar the approval stages at which something is going on
 * @param running how many there were to examine
 * @param partial whether it was ended before all of them were
 */
public record RoundResult(
        Diagnosis whole,
        List<Diagnosis> each,
        List<Zombie> zombies,
        List<StageRadar> radar,
        int running,
        boolean partial) {
    public RoundResult {
        each = List.copyOf(each);
        zombies = List.copyOf(zombies);
        radar = List.copyOf(radar);
    }

    /**
     * Draws the sum.
     *
     * @param orphans approvals that no running execution waits for
     * @param looks those that were taken for all of them
     */
    static RoundResult of(
            String subject,
            Instant now,
            List<Diagnosis> each,
            List<Zombie> orphans,
            List<Look> looks,
            List<StageRadar> radar,
            int running,
            boolean partial) {
        List<Finding> findings = Stream.concat(
                        each.stream().flatMap(one -> one.findings().stream()),
                        orphans.stream().flatMap(one -> one.findings().stream()))
                .sorted(Comparator.comparing(Finding::primary).reversed())
                .toList();
        Set<Look> all = new LinkedHashSet<>(looks);
        each.forEach(one -> all.addAll(one.looks()));
        boolean hidden = looks.stream().anyMatch(look -> look.result() == Result.COULD_NOT_LOOK);
        Verdict verdict = verdict(each, hidden || partial);
        var whole = new Diagnosis(
                subject,
                now,
                verdict,
                sentence(each, orphans, running, hidden),
                each.stream().flatMap(one -> one.relays().stream()).toList(),
                findings,
                List.copyOf(all));
        return new RoundResult(whole, each, orphans, radar, running, partial);
    }

    /** @param why as a sentence */
    static RoundResult nothing(String subject, Instant now, String why, List<Look> looks) {
        var whole = new Diagnosis(subject, now, Verdict.COULD_NOT_LOOK, why, List.of(), List.of(), looks);
        return new RoundResult(whole, List.of(), List.of(), List.of(), 0, false);
    }

    /** The worst of them; what could not be looked at counts for all. */
    private static Verdict verdict(List<Diagnosis> each, boolean hidden) {
        Set<Verdict> verdicts = each.stream().map(Diagnosis::verdict).collect(Collectors.toSet());
        if (verdicts.contains(Verdict.STUCK)) {
            return Verdict.STUCK;
        }
        if (hidden || verdicts.contains(Verdict.COULD_NOT_LOOK)) {
            return Verdict.COULD_NOT_LOOK;
        }
        return Stream.of(Verdict.UNEXPLAINED, Verdict.WAITING)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.NOTHING_WAITS);
    }

    private static String sentence(List<Diagnosis> each, List<Zombie> orphans, int running, boolean hidden) {
        Map<String, Long> causes = each.stream()
                .filter(one -> one.verdict() == Verdict.STUCK)
                .flatMap(one -> one.primary().stream())
                .collect(Collectors.groupingBy(one -> one.cause().code(), TreeMap::new, Collectors.counting()));
        long stuck = count(each, Verdict.STUCK);
        long zombies = orphans.size();
        String codes = causes.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
        return Stream.of(
                        each.size() < running ? each.size() + " of " + running + " examined" : running + " running",
                        stuck == 0 ? "none stuck by a proved cause" : stuck + " stuck" + codes,
                        told(count(each, Verdict.UNEXPLAINED), "stuck without a known cause"),
                        told(count(each, Verdict.COULD_NOT_LOOK), "where something could not be looked at"),
                        told(count(each, Verdict.WAITING), "waiting as they should"),
                        told(zombies, "open approvals that nobody waits for"),
                        hidden ? "not everything could be looked at" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String told(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static long count(List<Diagnosis> each, Verdict verdict) {
        return each.stream().filter(one -> one.verdict() == verdict).count();
    }
}
