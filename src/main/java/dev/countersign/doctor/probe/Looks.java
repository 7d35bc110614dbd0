package dev.countersign.doctor.probe;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Evidence;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import dev.countersign.relay.Sight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Takes looks and notes each, in the order in which they are told. Thread-safe. */
public final class Looks {
    /** What shows only risks, or what other looks make good for. */
    private static final Set<String> BESIDE = Set.of(
            "cloudformation:DescribeStackResources",
            "states:DescribeStateMachineForExecution",
            "states:DescribeStateMachine",
            "lambda:GetFunctionEventInvokeConfig",
            "s3:GetLifecycleConfiguration");

    private final List<Look> taken = Collections.synchronizedList(new ArrayList<>());
    private final Map<Key, Sight<?>> told = new ConcurrentHashMap<>();

    /** @param arguments what else the answer depends on */
    private record Key(String call, String subject, List<?> arguments) {}

    /** Takes a look whose answer depends on its subject alone. */
    public <T> Sight<T> at(String call, String subject, Supplier<T> look) {
        return at(call, subject, List.of(), look);
    }

    /**
     * Takes a look, unless it was taken before: then it tells the same again. So a token that went the way of another one costs no
     * call, and one diagnosis never holds two answers to one question.
     *
     * @param call as in IAM
     * @param subject what is looked at
     * @param arguments what else the answer depends on
     * @return unseen when AWS refused or did not answer; never a default
     */
    @SuppressWarnings("unchecked") // The same question has an answer of the same type.
    public <T> Sight<T> at(String call, String subject, List<?> arguments, Supplier<T> look) {
        var key = new Key(call, subject, List.copyOf(arguments));
        Sight<?> before = told.get(key);
        if (before != null) {
            return (Sight<T>) before;
        }
        Sight<T> sight = take(call, subject, look);
        told.put(key, sight);
        return sight;
    }

    private <T> Sight<T> take(String call, String subject, Supplier<T> look) {
        try {
            T answer = look.get();
            taken.add(new Look(call, subject, Result.PASS, ""));
            return Sight.seen(answer);
        } catch (AwsFailure e) {
            if (e.is(Kind.CREDENTIALS_EXPIRED) || e.is(Kind.CREDENTIALS_REJECTED)) {
                // Without an identity nothing more can be read: the caller has to know, not the report.
                throw e;
            }
            taken.add(new Look(call, subject, Result.COULD_NOT_LOOK, why(e)));
            return Sight.unseen(why(e));
        }
    }

    private static String why(AwsFailure e) {
        return e.is(Kind.ACCESS_DENIED) ? "This needs the permission " + e.operation() + "." : e.sentence();
    }

    /** All looks in their order; those that the evidence names have told of a fault. */
    public List<Look> taken(Collection<Evidence> evidence) {
        return List.copyOf(taken).stream()
                .map(look -> look.result() == Result.PASS && isNamed(look, evidence)
                        ? new Look(look.call(), look.subject(), Result.FAIL, "")
                        : look)
                .toList();
    }

    public boolean couldNotLook() {
        return List.copyOf(taken).stream().anyMatch(look -> look.result() == Result.COULD_NOT_LOOK);
    }

    /** Whether a look could not be taken that the answer needs. */
    public boolean missedNeeded() {
        return List.copyOf(taken).stream()
                .anyMatch(look -> look.result() == Result.COULD_NOT_LOOK && !BESIDE.contains(look.call()));
    }

    private static boolean isNamed(Look look, Collection<Evidence> evidence) {
        return evidence.stream()
                .anyMatch(one -> one.call().equals(look.call()) && isSame(one.subject(), look.subject()));
    }

    private static boolean isSame(String a, String b) {
        return a.equals(b) || a.endsWith(b) || b.endsWith(a);
    }
}
