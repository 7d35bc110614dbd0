package dev.countersign.sandbox.states.run;

import dev.countersign.sandbox.api.IssuedSecrets;
import dev.countersign.sandbox.states.task.TaskReply;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The tokens of callback tasks: secrets that let a client end a task. They look and measure like AWS's. */
public final class TaskTokens {
    private static final byte[] START = {0, 0, 0, 0x2a, 0, 0, 0, 2, 0, 0, 0, 0};
    private static final int SHORTEST = 450;
    private static final int TRIPLES = 22;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final IssuedSecrets issued;

    public TaskTokens(IssuedSecrets issued) {
        this.issued = issued;
    }

    /** A task that can be answered. */
    static final class Waiting {
        private final String machineArn;
        private final CompletableFuture<TaskReply> reply;
        private final Runnable onHeartbeat;
        private volatile boolean closed;

        Waiting(String machineArn, CompletableFuture<TaskReply> reply, Runnable onHeartbeat) {
            this.machineArn = machineArn;
            this.reply = reply;
            this.onHeartbeat = onHeartbeat;
        }
    }

    /** How an answer was taken. */
    public enum Taken {
        YES,
        /** The task has ended, or its time is over. */
        TOO_LATE,
        /** There never was such a token. */
        UNKNOWN
    }

    String issue() {
        byte[] bytes = new byte[SHORTEST + 3 * random.nextInt(TRIPLES)];
        random.nextBytes(bytes);
        System.arraycopy(START, 0, bytes, 0, START.length);
        return issued.noted("task token", Base64.getEncoder().encodeToString(bytes));
    }

    void open(String token, Waiting task) {
        waiting.put(token, task);
    }

    void close(String token) {
        Waiting task = waiting.get(token);
        if (task != null) {
            task.closed = true;
        }
    }

    public Taken answer(String token, TaskReply reply) {
        return with(token, task -> {
            task.closed = true;
            return task.reply.complete(reply);
        });
    }

    public Taken heartbeat(String token) {
        return with(token, task -> {
            task.onHeartbeat.run();
            return true;
        });
    }

    private Taken with(String token, Predicate<Waiting> action) {
        Waiting task = waiting.get(token);
        if (task == null) {
            return Taken.UNKNOWN;
        }
        return !task.closed && action.test(task) ? Taken.YES : Taken.TOO_LATE;
    }

    /** The state machine whose task a token belongs to. */
    public Optional<String> machineOf(String token) {
        return Optional.ofNullable(waiting.get(token)).map(task -> task.machineArn);
    }

    @Override
    public String toString() {
        return "TaskTokens[" + waiting.size() + "]";
    }
}
