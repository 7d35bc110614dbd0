package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.run.Execution;
import dev.countersign.sandbox.states.run.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/** The state machines and executions of one sandbox. */
final class Store {
    /**
     * A state machine with what is no part of its runs.
     *
     * @param encryption with a customer managed key; empty: with one of AWS's own
     * @param revised whether it has been updated since it was made
     */
    record Registered(
            long order,
            Machine machine,
            LoggingConfiguration logging,
            TracingConfiguration tracing,
            Optional<EncryptionConfiguration> encryption,
            boolean revised,
            boolean deleting) {
        Registered with(
                Machine newMachine,
                LoggingConfiguration newLogging,
                TracingConfiguration newTracing,
                Optional<EncryptionConfiguration> newEncryption) {
            return new Registered(order, newMachine, newLogging, newTracing, newEncryption, true, deleting);
        }

        Registered inDeletion() {
            return new Registered(order, machine, logging, tracing, encryption, revised, true);
        }
    }

    /** An execution with its place in the order of starts. */
    record Started(long order, Execution execution) {}

    private final Map<String, Registered> machines = new ConcurrentHashMap<>();
    private final Map<String, Started> executions = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    private long order;

    synchronized void put(String arn, Registered machine) {
        machines.put(arn, machine);
    }

    synchronized long nextOrder() {
        return ++order;
    }

    /** Takes no lock: executions ask while they hold their own. */
    Optional<Registered> find(@Nullable String arn) {
        return arn == null ? Optional.empty() : Optional.ofNullable(machines.get(arn));
    }

    Registered machine(@Nullable String arn) {
        Constraints.arn(arn);
        return find(arn)
                .orElseThrow(() ->
                        ServiceError.of("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    }

    synchronized List<Registered> machines() {
        return machines.values().stream()
                .sorted(Comparator.comparingLong(Registered::order))
                .toList();
    }

    /** Takes a machine away once it is being deleted and nothing of it runs any more. */
    synchronized void removeIfDone(String arn) {
        Registered registered = machines.get(arn);
        if (registered != null && registered.deleting() && running(arn).isEmpty()) {
            machines.remove(arn);
            tags.remove(arn);
        }
    }

    synchronized List<Execution> running(String machineArn) {
        return newestFirst(machineArn).stream()
                .map(Started::execution)
                .filter(execution -> execution.standing().status() == Execution.Status.RUNNING)
                .toList();
    }

    synchronized void add(Execution execution) {
        executions.put(execution.arn(), new Started(nextOrder(), execution));
    }

    synchronized Optional<Execution> findExecution(@Nullable String arn) {
        return Optional.ofNullable(executions.get(arn)).map(Started::execution);
    }

    Execution execution(@Nullable String arn) {
        Constraints.required("executionArn", arn);
        return findExecution(arn)
                .orElseThrow(() -> ServiceError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    synchronized List<Started> newestFirst(String machineArn) {
        List<Started> found = new ArrayList<>(executions.values());
        found.removeIf(started -> !started.execution().machine().arn().equals(machineArn));
        return found.reversed();
    }

    synchronized Map<String, String> tags(String arn) {
        return tags.computeIfAbsent(arn, a -> new LinkedHashMap<>());
    }
}
