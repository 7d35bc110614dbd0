package dev.countersign.doctor.pack.answers;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.inspect.Inspection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ports that answer as those behind them and remember every answer. A question is asked once: asked again, it has the same answer,
 * and the clock stands still from when it is first read, so that an examination can be repeated exactly. Thread-safe.
 */
public final class Recorder {
    private final Gateways behind;
    private final Gateways gateways;
    private final Map<Question, Reply> replies = new LinkedHashMap<>();
    private @Nullable ServerClock clock;

    /** @param arguments may hold null */
    record Question(Method method, List<@Nullable Object> arguments) {}

    /** What came of a question: an answer, which may be null, or a failure. */
    record Reply(@Nullable Object answer, @Nullable AwsFailure failure) {}

    public Recorder(Gateways behind) {
        this.behind = behind;
        this.gateways = Ports.of(this::answer, this::clock);
    }

    /** The recording ports. They write nothing, and closing them closes nothing. */
    public Gateways gateways() {
        return gateways;
    }

    private synchronized ServerClock clock() {
        if (clock == null) {
            clock = standing(behind.clock().instant());
        }
        return clock;
    }

    /** A clock that always says the same. */
    static ServerClock standing(Instant at) {
        return new ServerClock(InstantSource.fixed(at), () -> 0L);
    }

    /** The moment for which everything was read. */
    public Instant asOf() {
        return clock().instant();
    }

    /** Whether anything was asked at all. */
    public synchronized boolean isEmpty() {
        return replies.isEmpty();
    }

    /** All that was asked, in its order, and what came of it. */
    synchronized Map<Question, Reply> replies() {
        return new LinkedHashMap<>(replies);
    }

    private @Nullable Object answer(Method method, List<@Nullable Object> arguments) throws Throwable {
        var question = new Question(method, arguments);
        Reply reply = known(question).orElse(null);
        if (reply == null) {
            reply = keep(question, ask(question));
        }
        if (reply.failure() != null) {
            throw reply.failure();
        }
        return reply.answer();
    }

    private synchronized Optional<Reply> known(Question question) {
        return Optional.ofNullable(replies.get(question));
    }

    private synchronized Reply keep(Question question, Reply reply) {
        Reply before = replies.putIfAbsent(question, reply);
        return before == null ? reply : before;
    }

    private Reply ask(Question question) throws Throwable {
        try {
            Object port = port(question.method().getDeclaringClass());
            return new Reply(question.method().invoke(port, question.arguments().toArray()), null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AwsFailure failure) {
                return new Reply(null, failure);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object port(Class<?> type) throws ReflectiveOperationException {
        for (Method method : Gateways.class.getMethods()) {
            if (method.getReturnType() == type) {
                return method.invoke(behind);
            }
        }
        for (RecordComponent part : Inspection.class.getRecordComponents()) {
            if (part.getType() == type) {
                return part.getAccessor().invoke(behind.inspection());
            }
        }
        throw new IllegalStateException("no port is a " + type.getSimpleName());
    }
}
