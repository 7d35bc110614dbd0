package dev.countersign.sandbox.states.recorded;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.TaskResource;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.task.Integrations;
import dev.countersign.sandbox.states.task.TaskCall;
import dev.countersign.sandbox.states.task.TaskReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** Answers tasks as they were answered when the case was recorded; callbacks come through the API. */
final class ReplayedTasks implements Integrations {
    private final World world;
    private final Likeness likeness;
    private final List<Map<String, Object>> left;

    ReplayedTasks(World world, List<Map<String, Object>> replay, Likeness likeness) {
        this.world = world;
        this.likeness = likeness;
        this.left = new ArrayList<>(replay);
    }

    @Override
    public boolean supports(TaskResource resource) {
        return true;
    }

    @Override
    public CompletableFuture<TaskReply> start(TaskCall call) {
        Map<String, Object> answer = next(call.arguments());
        var reply = new CompletableFuture<TaskReply>();
        if (answer.get("submitted") != null) {
            reply.complete(new TaskReply.Success(answer.get("submitted")));
            call.token().ifPresent(token -> world.clock().run(() -> callBack(token, answer)));
        } else {
            end(answer).ifPresent(reply::complete);
        }
        return reply;
    }

    private synchronized Map<String, Object> next(@Nullable Object arguments) {
        for (Map<String, Object> candidate : left) {
            if (likeness.alike(candidate.get("parameters"), arguments)) {
                left.remove(candidate);
                return candidate;
            }
        }
        return left.isEmpty() ? Map.of("outcome", "timeout") : left.removeFirst();
    }

    /** Empty: no answer ever comes. */
    private static Optional<TaskReply> end(Map<String, Object> answer) {
        return switch (String.valueOf(answer.get("outcome"))) {
            case "success" -> Optional.of(new TaskReply.Success(output(answer)));
            case "failure" -> Optional.of(new TaskReply.Failure(text(answer.get("error")), text(answer.get("cause"))));
            default -> Optional.empty();
        };
    }

    private static @Nullable Object output(Map<String, Object> answer) {
        try {
            return answer.get("output") instanceof String text ? Json.parse(text) : answer.get("output");
        } catch (Json.NotJson e) {
            return answer.get("output");
        }
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(value instanceof String text ? text : Json.write(value));
    }

    private void callBack(String token, Map<String, Object> answer) {
        Caller someone = Caller.user("arn:aws:iam::111111111111:user/someone", "AIDA");
        switch (end(answer).orElse(null)) {
            case TaskReply.Success success ->
                world.operations()
                        .call(
                                someone,
                                SendTaskSuccessRequest.builder()
                                        .taskToken(token)
                                        .output(Json.write(success.output()))
                                        .build(),
                                SendTaskSuccessResponse.class);
            case TaskReply.Failure failure ->
                world.operations()
                        .call(
                                someone,
                                SendTaskFailureRequest.builder()
                                        .taskToken(token)
                                        .error(failure.error().orElse(null))
                                        .cause(failure.cause().orElse(null))
                                        .build(),
                                SendTaskFailureResponse.class);
            case null, default -> {}
        }
    }
}
