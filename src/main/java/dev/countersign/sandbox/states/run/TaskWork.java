package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.states.asl.TaskResource;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.data.StateFailure;
import dev.countersign.sandbox.states.history.Details;
import dev.countersign.sandbox.states.task.TaskCall;
import dev.countersign.sandbox.states.task.TaskReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One attempt of a Task: scheduled, started, submitted if it waits for a callback, and its end. */
final class TaskWork {
    private final StateRun run;
    private final Branch branch;
    private final TaskResource resource;
    private final SandboxClock clock;

    TaskWork(StateRun run) {
        this.run = run;
        this.branch = run.branch();
        this.resource = TaskResource.of(run.state().text("Resource").orElse(""));
        this.clock = branch.execution().surroundings().clock();
    }

    StateRun.Result run() throws StateFailure {
        TaskTokens tokens = branch.execution().surroundings().tokens();
        Optional<String> token = resource.waitsForToken() ? Optional.of(tokens.issue()) : Optional.empty();
        DataFlow flow = run.flow(token);
        Optional<Long> timeout = flow.seconds("TimeoutSeconds");
        Optional<Long> heartbeat = flow.seconds("HeartbeatSeconds");
        Object arguments = flow.arguments();
        var end = new CompletableFuture<TaskReply>();
        var deadlines = new Deadlines(clock, end, timeout, heartbeat);
        token.ifPresent(t -> tokens.open(
                t, new TaskTokens.Waiting(branch.execution().machine().arn(), end, deadlines::heartbeat)));
        try {
            schedule(arguments, timeout, heartbeat);
            Object output = output(
                    new TaskCall(
                            resource,
                            arguments,
                            token,
                            branch.execution().machine().roleArn(),
                            branch.execution().name()),
                    end,
                    deadlines);
            return run.flow().result(output, run.state().next());
        } finally {
            deadlines.cancel();
            token.ifPresent(tokens::close);
        }
    }

    private void schedule(@Nullable Object arguments, Optional<Long> timeout, Optional<Long> heartbeat) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (resource.isFunction()) {
            details.put("resource", resource.arn());
            details.put("input", Json.write(arguments));
            details.put("inputDetails", Map.of("truncated", false));
        } else {
            details.putAll(named());
            details.put("region", region());
            details.put("parameters", Json.write(arguments));
        }
        timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        if (!resource.isFunction()) {
            heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        }
        branch.record(word() + "Scheduled", details);
        branch.record(word() + "Started", resource.isFunction() ? Map.of() : named());
    }

    private String region() {
        String[] parts = branch.execution().arn().split(":", 5);
        return parts.length > 3 ? parts[3] : "";
    }

    private String word() {
        return resource.isFunction() ? "LambdaFunction" : "Task";
    }

    private Map<String, Object> named() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("resourceType", resource.resourceType().orElse(""));
        details.put("resource", resource.resource());
        return details;
    }

    private @Nullable Object output(TaskCall call, CompletableFuture<TaskReply> end, Deadlines deadlines)
            throws StateFailure {
        deadlines.start();
        CompletableFuture<TaskReply> answer =
                branch.execution().surroundings().integrations().start(call);
        if (!resource.waitsForToken()) {
            answer.thenAccept(end::complete);
            return ended(branch.await(end));
        }
        // A callback may come before the call itself has its answer; the history has them in order all the same.
        var submitted = new CompletableFuture<TaskReply>();
        answer.thenAccept(submitted::complete);
        end.thenAccept(reply -> {
            if (reply instanceof TaskReply.TimedOut) {
                submitted.complete(reply);
            }
        });
        TaskReply reply = branch.await(submitted);
        if (!(reply instanceof TaskReply.Success success)) {
            return ended(reply);
        }
        branch.record("TaskSubmitted", with(Details.output(success.output())));
        return ended(branch.await(end));
    }

    private @Nullable Object ended(TaskReply reply) throws StateFailure {
        return switch (reply) {
            case TaskReply.Success success -> {
                if (Json.size(success.output()) > StateRun.DATA_LIMIT) {
                    throw failed(StateFailure.dataLimit(run.state().name()));
                }
                branch.record(word() + "Succeeded", with(Details.output(success.output())));
                yield success.output();
            }
            case TaskReply.Failure failure -> throw failed(StateFailure.of(failure.error(), failure.cause()));
            case TaskReply.TimedOut late -> {
                StateFailure failure = late.heartbeat() ? StateFailure.heartbeatTimeout() : StateFailure.timeout();
                branch.record(word() + "TimedOut", with(Details.failed(failure.error(), failure.reason())));
                throw failure;
            }
        };
    }

    private StateFailure failed(StateFailure failure) {
        branch.record(word() + "Failed", with(Details.failed(failure.error(), failure.reason())));
        return failure;
    }

    private Map<String, Object> with(Map<String, Object> details) {
        if (resource.isFunction()) {
            return details;
        }
        Map<String, Object> all = named();
        all.putAll(details);
        return all;
    }

    /** The two timers of a task. A heartbeat starts its own one again and never the other. */
    private static final class Deadlines {
        private final SandboxClock clock;
        private final CompletableFuture<TaskReply> end;
        private final Optional<Long> timeout;
        private final Optional<Long> heartbeat;
        private Optional<SandboxClock.Timer> whole = Optional.empty();
        private Optional<SandboxClock.Timer> beat = Optional.empty();
        private boolean over;

        Deadlines(
                SandboxClock clock,
                CompletableFuture<TaskReply> end,
                Optional<Long> timeout,
                Optional<Long> heartbeat) {
            this.clock = clock;
            this.end = end;
            this.timeout = timeout;
            this.heartbeat = heartbeat;
        }

        synchronized void start() {
            whole = timeout.map(seconds -> in(seconds, false));
            heartbeat();
        }

        synchronized void heartbeat() {
            beat.ifPresent(SandboxClock.Timer::cancel);
            beat = over ? Optional.empty() : heartbeat.map(seconds -> in(seconds, true));
        }

        private SandboxClock.Timer in(long seconds, boolean isHeartbeat) {
            return clock.after(Duration.ofSeconds(seconds), () -> end.complete(new TaskReply.TimedOut(isHeartbeat)));
        }

        synchronized void cancel() {
            over = true;
            whole.ifPresent(SandboxClock.Timer::cancel);
            beat.ifPresent(SandboxClock.Timer::cancel);
        }
    }
}
