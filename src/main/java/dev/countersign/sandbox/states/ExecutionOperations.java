package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.history.Event;
import dev.countersign.sandbox.states.history.HistoryEvents;
import dev.countersign.sandbox.states.run.Execution;
import dev.countersign.sandbox.states.run.Machine;
import dev.countersign.sandbox.states.run.TaskTokens;
import dev.countersign.sandbox.states.task.Integrations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Starting, stopping and reading executions. */
final class ExecutionOperations {
    private static final CloudWatchEventsExecutionDataDetails INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(true).build();
    private static final int MAX_LIST_TOKEN = 3096;
    private static final int MAX_HISTORY_TOKEN = 1024;

    private final World world;
    private final Store store;
    private final Redriving redriving;
    private final Encryption encryption;
    private final Execution.Surroundings surroundings;

    ExecutionOperations(World world, Store store, Integrations integrations, TaskTokens tokens, Encryption encryption) {
        this.encryption = encryption;
        this.world = world;
        this.store = store;
        this.redriving = new Redriving(store, world.clock());
        var changes = new StatusEvents(world, store);
        var logs = new ExecutionLogs(world, store);
        this.surroundings = new Execution.Surroundings(
                world.clock(),
                integrations,
                tokens,
                execution -> {
                    changes.changed(execution);
                    logs.changed(execution);
                },
                logs::recorded);
    }

    void register() {
        var operations = world.operations();
        operations.on(
                StartExecutionRequest.class,
                Access.on("states:StartExecution", r -> String.valueOf(r.stateMachineArn())),
                (r, caller) -> start(r));
        operations.on(
                StartSyncExecutionRequest.class,
                Access.on("states:StartSyncExecution", r -> String.valueOf(r.stateMachineArn())),
                (r, caller) -> startSync(r));
        operations.on(
                DescribeExecutionRequest.class,
                Access.on("states:DescribeExecution", r -> String.valueOf(r.executionArn())),
                this::describe);
        operations.on(
                DescribeStateMachineForExecutionRequest.class,
                Access.on("states:DescribeStateMachineForExecution", r -> String.valueOf(r.executionArn())),
                this::machineOf);
        operations.on(
                StopExecutionRequest.class,
                Access.on("states:StopExecution", r -> String.valueOf(r.executionArn())),
                (r, caller) -> stop(r));
        operations.on(
                RedriveExecutionRequest.class,
                Access.on("states:RedriveExecution", r -> String.valueOf(r.executionArn())),
                (r, caller) -> redriving.redrive(standard(r.executionArn()), r));
        operations.on(
                ListExecutionsRequest.class,
                Access.on("states:ListExecutions", r -> String.valueOf(r.stateMachineArn())),
                (r, caller) -> list(r));
        operations.on(
                GetExecutionHistoryRequest.class,
                Access.on("states:GetExecutionHistory", r -> String.valueOf(r.executionArn())),
                this::history);
    }

    private Machine startable(@Nullable String machineArn) {
        Store.Registered registered = store.machine(machineArn);
        if (registered.deleting()) {
            throw ServiceError.of("StateMachineDeleting", "State Machine is being deleted: '" + machineArn + "'");
        }
        encryption.write(registered);
        return registered.machine();
    }

    private static String checkedInput(@Nullable String input) {
        String text = input == null ? "{}" : input;
        Constraints.data("input", text);
        Constraints.json("InvalidExecutionInput", "Invalid State Machine Execution Input", text);
        return text;
    }

    private StartExecutionResponse start(StartExecutionRequest r) {
        Machine machine = startable(r.stateMachineArn());
        String name = r.name() == null ? UUID.randomUUID().toString() : r.name();
        Constraints.name(name);
        String input = checkedInput(r.input());
        Execution execution;
        synchronized (this) {
            String arn = arn(machine, name);
            Optional<Execution> present = store.findExecution(arn);
            if (present.isPresent()) {
                return again(present.get(), input);
            }
            execution = new Execution(surroundings, machine, arn, name, input);
            store.add(execution);
        }
        execution.start();
        return started(execution);
    }

    private String arn(Machine machine, String name) {
        return machine.express()
                ? world.account().arn("states", "express:" + machine.name() + ":" + name + ":" + UUID.randomUUID())
                : world.account().arn("states", "execution:" + machine.name() + ":" + name);
    }

    /** Starting the same run again, while it runs and with the same input, is no error. */
    private static StartExecutionResponse again(Execution present, String input) {
        boolean running = present.standing().status() == Execution.Status.RUNNING;
        if (!running || !present.input().equals(input)) {
            throw ServiceError.of("ExecutionAlreadyExists", "Execution Already Exists: '" + present.arn() + "'");
        }
        return started(present);
    }

    private static StartExecutionResponse started(Execution execution) {
        return StartExecutionResponse.builder()
                .executionArn(execution.arn())
                .startDate(execution.started())
                .build();
    }

    /** Blocks until the run has ended; an express run takes five minutes at most. */
    private StartSyncExecutionResponse startSync(StartSyncExecutionRequest r) {
        Machine machine = startable(r.stateMachineArn());
        if (!machine.express()) {
            throw ServiceError.of(
                    "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }
        String name = r.name() == null ? UUID.randomUUID().toString() : r.name();
        Constraints.name(name);
        var execution = new Execution(surroundings, machine, arn(machine, name), name, checkedInput(r.input()));
        execution.start();
        Execution.Standing end = execution.ended().join();
        return StartSyncExecutionResponse.builder()
                .executionArn(execution.arn())
                .stateMachineArn(machine.arn())
                .name(name)
                .startDate(execution.started())
                .stopDate(end.stopped().orElse(execution.started()))
                .status(end.status().name())
                .input(execution.input())
                .inputDetails(INCLUDED)
                .output(end.output().orElse(null))
                .outputDetails(end.output().isPresent() ? INCLUDED : null)
                .error(end.error().orElse(null))
                .cause(end.cause().orElse(null))
                .build();
    }

    /** Whoever sees data has to be allowed to decrypt them. */
    private void show(Execution execution, Caller caller) {
        store.find(execution.machine().arn()).ifPresent(machine -> encryption.read(machine, caller));
    }

    /** An express run leaves no trace in this API. */
    private Execution standard(@Nullable String arn) {
        Execution execution = store.execution(arn);
        if (execution.machine().express()) {
            throw ServiceError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return execution;
    }

    private DescribeExecutionResponse describe(DescribeExecutionRequest r, Caller caller) {
        Execution execution = standard(r.executionArn());
        Execution.Standing standing = execution.standing();
        boolean withData = r.includedData() != IncludedData.METADATA_ONLY;
        if (withData) {
            show(execution, caller);
        }
        boolean output = withData && standing.output().isPresent();
        Optional<String> notRedrivable = redriving.whyNot(execution);
        return DescribeExecutionResponse.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.machine().arn())
                .name(execution.name())
                .status(standing.status().name())
                .startDate(execution.started())
                .stopDate(standing.stopped().orElse(null))
                .input(withData ? execution.input() : null)
                .inputDetails(withData ? INCLUDED : null)
                .output(output ? standing.output().get() : null)
                .outputDetails(output ? INCLUDED : null)
                .error(standing.error().orElse(null))
                .cause(standing.cause().orElse(null))
                .redriveCount(execution.redrives().count())
                .redriveDate(execution.redrives().last().orElse(null))
                .redriveStatus(notRedrivable.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE")
                .redriveStatusReason(notRedrivable.orElse(null))
                .build();
    }

    private DescribeStateMachineForExecutionResponse machineOf(
            DescribeStateMachineForExecutionRequest r, Caller caller) {
        Execution execution = standard(r.executionArn());
        boolean withData = r.includedData() != IncludedData.METADATA_ONLY;
        if (withData) {
            show(execution, caller);
        }
        Machine machine = execution.machine();
        Optional<Store.Registered> registered = store.find(machine.arn());
        return DescribeStateMachineForExecutionResponse.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .definition(withData ? machine.definition() : null)
                .encryptionConfiguration(
                        registered.flatMap(Store.Registered::encryption).orElse(null))
                .roleArn(machine.roleArn())
                .updateDate(machine.updated())
                .revisionId(machine.created().equals(machine.updated()) ? null : machine.revisionId())
                .loggingConfiguration(registered.map(Store.Registered::logging).orElse(null))
                .tracingConfiguration(registered.map(Store.Registered::tracing).orElse(null))
                .build();
    }

    private StopExecutionResponse stop(StopExecutionRequest r) {
        Execution execution = standard(r.executionArn());
        return StopExecutionResponse.builder()
                .stopDate(execution.stop(Optional.ofNullable(r.error()), Optional.ofNullable(r.cause())))
                .build();
    }

    private ListExecutionsResponse list(ListExecutionsRequest r) {
        Constraints.length("nextToken", r.nextToken(), MAX_LIST_TOKEN);
        if (r.mapRunArn() != null) {
            throw ServiceError.notImplemented("executions of Map Runs");
        }
        if (r.redriveFilter() != null || "PENDING_REDRIVE".equals(r.statusFilterAsString())) {
            throw ServiceError.of(
                    "ValidationException", "Redrive filters can only be used with a Map Run, not with a state machine");
        }
        Machine machine = store.machine(r.stateMachineArn()).machine();
        if (machine.express()) {
            throw ServiceError.of(
                    "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }
        List<Store.Started> found = store.newestFirst(machine.arn()).stream()
                .filter(started -> r.statusFilterAsString() == null
                        || started.execution().standing().status().name().equals(r.statusFilterAsString()))
                .toList();
        Pages.Page<Store.Started> page =
                Pages.of("executions", found, Store.Started::order, r.maxResults(), r.nextToken());
        return ListExecutionsResponse.builder()
                .executions(page.items().stream()
                        .map(started -> item(started.execution()))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static ExecutionListItem item(Execution execution) {
        Execution.Standing standing = execution.standing();
        return ExecutionListItem.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.machine().arn())
                .name(execution.name())
                .status(standing.status().name())
                .startDate(execution.started())
                .stopDate(standing.stopped().orElse(null))
                .redriveCount(execution.redrives().count())
                .redriveDate(execution.redrives().last().orElse(null))
                .build();
    }

    private GetExecutionHistoryResponse history(GetExecutionHistoryRequest r, Caller caller) {
        Constraints.length("nextToken", r.nextToken(), MAX_HISTORY_TOKEN);
        Execution execution = standard(r.executionArn());
        List<Event> events = execution.events();
        boolean reverse = Boolean.TRUE.equals(r.reverseOrder());
        boolean withData = !Boolean.FALSE.equals(r.includeExecutionData());
        if (withData) {
            show(execution, caller);
        }
        Pages.Page<Event> page = Pages.of(
                reverse ? "reversed" : "history",
                reverse ? events.reversed() : events,
                Event::id,
                r.maxResults(),
                r.nextToken());
        return GetExecutionHistoryResponse.builder()
                .events(page.items().stream()
                        .map(event -> HistoryEvents.typed(event, withData))
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
