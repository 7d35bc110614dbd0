package dev.countersign.doctor;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.cause.PlaceCauses;
import dev.countersign.doctor.cause.Suspicion;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.probe.CaseReader;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.probe.Looks;
import dev.countersign.domain.states.Execution;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.relay.Sight;
import dev.countersign.watch.budget.BudgetedGateways;
import dev.countersign.watch.budget.Budgets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Examines executions. Every method blocks and only reads; {@code AwsFailure} only when nobody is signed in any more. */
public final class Doctor {
    private final Gateways aws;
    private final Examiner examiner = new Examiner();

    public Doctor(Gateways aws) {
        this.aws = aws;
    }

    /** A doctor whose calls keep within budgets. */
    public static Doctor within(Gateways aws, Budgets budgets) {
        return new Doctor(new BudgetedGateways(aws, budgets));
    }

    /**
     * An examination that has not begun: why an execution hangs; one that is not where the session looks is not read.
     *
     * @param account of the session
     * @param region of the session
     */
    public Examination examination(ExecutionArn arn, String account, String region, LookProgress progress) {
        return new Examination(
                progress,
                looks -> PlaceCauses.wrongPlace(arn, account, region)
                        .map(found -> elsewhere(arn, found))
                        .orElseGet(() -> execution(arn, looks)));
    }

    /**
     * Why an execution hangs; one that is not where the session looks is not read.
     *
     * @param account of the session
     * @param region of the session
     */
    public Diagnosis execution(ExecutionArn arn, String account, String region) {
        return examination(arn, account, region, LookProgress.NONE).examine();
    }

    private Diagnosis elsewhere(ExecutionArn arn, Suspicion found) {
        var finding = new Finding(
                Cause.WRONG_PLACE,
                false,
                Optional.of(arn),
                Optional.empty(),
                found.confidence(),
                found.summary(),
                found.evidence(),
                found.remedies());
        return new Diagnosis(
                arn.value(),
                aws.clock().instant(),
                Verdict.COULD_NOT_LOOK,
                found.summary(),
                List.of(),
                List.of(finding),
                List.of());
    }

    /** Why an execution hangs. */
    public Diagnosis execution(ExecutionArn arn) {
        return execution(arn, new Looks());
    }

    private Diagnosis execution(ExecutionArn arn, Looks looks) {
        var reader = new CaseReader(aws, looks);
        return switch (reader.execution(arn)) {
            case Sight.Unseen<Execution>(String why) ->
                new Diagnosis(
                        arn.value(),
                        aws.clock().instant(),
                        Verdict.COULD_NOT_LOOK,
                        "The execution could not be read: " + why,
                        List.of(),
                        List.of(),
                        looks.taken(List.of()));
            case Sight.Seen<Execution>(Execution execution) ->
                diagnose(arn, reader.cases(execution), looks, aws.clock().instant());
        };
    }

    /**
     * What the facts of an execution's tokens come to.
     *
     * @param looks those that the facts were read with
     * @param now by AWS's clock
     */
    public Diagnosis diagnose(ExecutionArn arn, List<CaseFacts> cases, Looks looks, Instant now) {
        List<Finding> findings = cases.stream()
                .flatMap(facts -> examiner.examine(facts).stream())
                .toList();
        List<Relay> relays = cases.stream().map(CaseFacts::relay).toList();
        List<Evidence> evidence =
                findings.stream().flatMap(one -> one.evidence().stream()).toList();
        Verdict verdict = verdict(relays, findings, looks);
        return new Diagnosis(
                arn.value(),
                now,
                verdict,
                sentence(verdict, relays, findings),
                relays,
                findings,
                looks.taken(evidence));
    }

    private static Verdict verdict(List<Relay> relays, List<Finding> findings, Looks looks) {
        List<Finding> primary = findings.stream().filter(Finding::primary).toList();
        if (primary.stream().anyMatch(one -> one.confidence() == Confidence.PROVED)) {
            return Verdict.STUCK;
        }
        boolean stuck = !primary.isEmpty() || relays.stream().anyMatch(Doctor::looksStuck);
        boolean out = relays.isEmpty() || relays.stream().anyMatch(Relay::tokenOut);
        if (looks.couldNotLook() && stuck || out && looks.missedNeeded()) {
            return Verdict.COULD_NOT_LOOK;
        }
        if (stuck) {
            return Verdict.UNEXPLAINED;
        }
        return relays.stream().anyMatch(Relay::tokenOut) ? Verdict.WAITING : Verdict.NOTHING_WAITS;
    }

    private static boolean looksStuck(Relay relay) {
        return relay.tokenOut()
                && relay.hops().stream()
                        .anyMatch(hop -> hop.state() == Hop.State.BROKEN
                                || hop.state() == Hop.State.LATE
                                || hop.state() == Hop.State.NOT_VISIBLE);
    }

    private static String sentence(Verdict verdict, List<Relay> relays, List<Finding> findings) {
        return switch (verdict) {
            case STUCK -> findings.getFirst().summary();
            case COULD_NOT_LOOK -> "No cause is proved, and not everything that is needed could be looked at.";
            case UNEXPLAINED -> "The token is out, and no known cause fits what was read.";
            case WAITING ->
                relays.stream()
                        .filter(Relay::tokenOut)
                        .flatMap(relay -> relay.current().stream())
                        .map(Hop::sentence)
                        .findFirst()
                        .orElse("The token is out, and nothing is wrong with its way.");
            case NOTHING_WAITS -> "No task token is out.";
        };
    }
}
