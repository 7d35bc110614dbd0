package dev.countersign.doctor.round;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ports that ask each question once: the same call with the same parameters gives the same answer for as long as this lives, and
 * a refusal stays one. Two threads that ask at once share the call. When AWS asks for fewer calls the question is asked again;
 * slowing down is the budgets' part. For one examination only: nothing is ever forgotten.
 */
final class Remembered {
    private static final int ATTEMPTS = 8;

    private record Question(String port, String method, List<@Nullable Object> arguments) {}

    private final Map<Question, CompletableFuture<@Nullable Object>> answers = new ConcurrentHashMap<>();
    private final BooleanSupplier ended;

    /** @param ended whether nothing is to be asked any more; then every question throws {@link CancellationException} */
    Remembered(BooleanSupplier ended) {
        this.ended = ended;
    }

    /** A port that remembers; all ports of one examination share this memory. */
    <T> T port(Class<T> type, T behind) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(behind, arguments)
                        : ask(type, behind, method, arguments)));
    }

    private @Nullable Object ask(Class<?> type, Object behind, Method method, @Nullable Object @Nullable [] arguments) {
        if (ended.getAsBoolean()) {
            throw new CancellationException("the examination was ended");
        }
        List<@Nullable Object> key = arguments == null ? List.of() : Arrays.asList(arguments);
        var mine = new CompletableFuture<@Nullable Object>();
        CompletableFuture<@Nullable Object> first =
                answers.putIfAbsent(new Question(type.getName(), method.getName(), key), mine);
        if (first == null) {
            answer(mine, behind, method, arguments);
            first = mine;
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AwsFailure failure ? failure : e;
        }
    }

    private static void answer(
            CompletableFuture<@Nullable Object> mine,
            Object behind,
            Method method,
            @Nullable Object @Nullable [] arguments) {
        try {
            mine.complete(patiently(behind, method, arguments));
        } catch (InvocationTargetException e) {
            mine.completeExceptionally(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException | RuntimeException e) {
            mine.completeExceptionally(e);
        }
    }

    private static @Nullable Object patiently(Object behind, Method method, @Nullable Object @Nullable [] arguments)
            throws InvocationTargetException, IllegalAccessException {
        for (int attempt = 1; ; attempt++) {
            try {
                return method.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                boolean again = e.getCause() instanceof AwsFailure failure && failure.is(Kind.THROTTLED);
                if (!again || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
