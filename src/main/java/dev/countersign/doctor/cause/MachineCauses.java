package dev.countersign.doctor.cause;

import static dev.countersign.doctor.cause.Suspicion.proved;

import dev.countersign.doctor.cause.FunctionLog.Reason;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.facts.CaseFacts;
import dev.countersign.doctor.remedy.Remedies;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.domain.states.StateMachine;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Causes in the state machine itself. */
final class MachineCauses {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MachineCauses() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(Cause.DEFINITION_CHANGED, MachineCauses::changed),
                new Rule(Cause.KEY_UNUSABLE, MachineCauses::key));
    }

    /** The execution uses another definition or role than its state machine has now; how it is logged does not matter to it. */
    private static Optional<Suspicion> changed(CaseFacts facts) {
        return facts.machine()
                .found()
                .flatMap(own -> facts.present()
                        .found()
                        .filter(now -> facts.relay().tokenOut())
                        .flatMap(now -> difference(own, now).map(what -> changed(facts, own, now, what))));
    }

    private static Optional<String> difference(StateMachine own, StateMachine now) {
        boolean definition = !sameJson(own.definition(), now.definition());
        boolean role = !own.roleArn().equals(now.roleArn());
        if (definition) {
            return Optional.of(role ? "another definition and another role" : "another definition");
        }
        return role ? Optional.of("another role") : Optional.empty();
    }

    private static boolean sameJson(String a, String b) {
        try {
            return a.equals(b) || JSON.readTree(a).equals(JSON.readTree(b));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Suspicion changed(CaseFacts facts, StateMachine own, StateMachine now, String what) {
        return proved(
                        "State machine ‘" + now.name() + "’ has " + what
                                + " since this execution started; this execution goes on with the one that it started with.",
                        Evidence.at(
                                own.created(),
                                "states:DescribeStateMachineForExecution",
                                facts.relay().execution().value(),
                                "It uses " + revision(own) + "."),
                        Evidence.of(
                                "states:DescribeStateMachine", now.arn().value(), "Present is " + revision(now) + "."))
                .mendedBy(Remedies.byHand(
                        "Go by the execution's own definition",
                        "Nothing keeps this token from coming back: look at the definition that the execution uses"
                                + " (DescribeStateMachineForExecution), not at the present one. If the change should hold"
                                + " for this request, too, stop the execution and start it anew."));
    }

    /** Step Functions keeps what is sent with a token encrypted; without the key it takes no answer, whoever sends it. */
    private static Optional<Suspicion> key(CaseFacts facts) {
        return AnswerWay.of(facts)
                .flatMap(way -> way.function()
                        .flatMap(function -> keyLine(way)
                                .map(line -> proved(
                                                "Step Functions may not use the KMS key of state machine ‘"
                                                        + facts.relay()
                                                                .execution()
                                                                .stateMachine()
                                                                .name()
                                                        + "’, so it did not take the answer: " + line.headline(),
                                                FunctionCauses.logged(function, line))
                                        .mendedBy(Remedies.byHandAndReplay(
                                                facts,
                                                FunctionCauses.rule(way),
                                                "Let the state machine's role use the key again (kms:GenerateDataKey and kms:Decrypt, in"
                                                        + " its policies and in the key's), or enable the key (kms:EnableKey), or cancel"
                                                        + " its deletion (kms:CancelKeyDeletion).")))));
    }

    private static Optional<LogLine> keyLine(AnswerWay way) {
        return way.log()
                .filter(log -> log.reason().equals(Optional.of(Reason.KEY)))
                .flatMap(FunctionLog::lastError);
    }

    private static String revision(StateMachine machine) {
        return machine.revisionId().map(id -> "revision " + id).orElse("the revision that it was created with");
    }
}
