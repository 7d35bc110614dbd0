package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.run.TaskTokens;
import dev.countersign.sandbox.states.task.TaskReply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** The answers to callback tasks. */
final class TaskOperations {
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final World world;
    private final Store store;
    private final TaskTokens tokens;
    private final Encryption encryption;

    TaskOperations(World world, Store store, TaskTokens tokens, Encryption encryption) {
        this.store = store;
        this.encryption = encryption;
        this.world = world;
        this.tokens = tokens;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                SendTaskSuccessRequest.class,
                r -> needed("states:SendTaskSuccess", r.taskToken()),
                (r, caller) -> succeed(r));
        operations.on(
                SendTaskFailureRequest.class,
                r -> needed("states:SendTaskFailure", r.taskToken()),
                (r, caller) -> fail(r));
        operations.on(
                SendTaskHeartbeatRequest.class, r -> needed("states:SendTaskHeartbeat", r.taskToken()), (r, caller) -> {
                    Constraints.required("taskToken", r.taskToken());
                    check(tokens.heartbeat(r.taskToken()));
                    return SendTaskHeartbeatResponse.builder().build();
                });
    }

    /** The permission is asked for on the state machine that the token belongs to; what is no token of ours names none. */
    private List<Needed> needed(String action, @Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(tokens::machineOf)
                .map(machine -> List.of(new Needed(action, machine)))
                .orElse(List.of());
    }

    private SendTaskSuccessResponse succeed(SendTaskSuccessRequest r) {
        Constraints.required("taskToken", r.taskToken());
        Constraints.required("output", r.output());
        Constraints.data("output", r.output());
        Object output = Constraints.json("InvalidOutput", "Invalid Output", r.output());
        keep(r.taskToken());
        check(tokens.answer(r.taskToken(), new TaskReply.Success(output)));
        return SendTaskSuccessResponse.builder().build();
    }

    private SendTaskFailureResponse fail(SendTaskFailureRequest r) {
        Constraints.required("taskToken", r.taskToken());
        Constraints.length("error", r.error(), MAX_ERROR);
        Constraints.length("cause", r.cause(), MAX_CAUSE);
        var failure = new TaskReply.Failure(Optional.ofNullable(r.error()), Optional.ofNullable(r.cause()));
        if (r.error() != null || r.cause() != null) {
            keep(r.taskToken());
        }
        check(tokens.answer(r.taskToken(), failure));
        return SendTaskFailureResponse.builder().build();
    }

    /** The answer is kept encrypted, with the state machine's key. */
    private void keep(String token) {
        tokens.machineOf(token).flatMap(store::find).ifPresent(encryption::write);
    }

    private static void check(TaskTokens.Taken taken) {
        switch (taken) {
            case YES -> {}
            case TOO_LATE ->
                throw ServiceError.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case UNKNOWN -> throw ServiceError.of("InvalidToken", "Invalid Token: 'Invalid token'");
        }
    }
}
