package dev.countersign.doctor.pack.answers;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.access.Reads;
import dev.countersign.aws.inspect.Inspection;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ports whose reading calls are all answered in one place, and whose writing calls are all refused. Made by reflection over the ports
 * themselves, so that a port that is added later is neither forgotten in a pack nor left open in one.
 */
final class Ports {
    private static final String READ_ONLY = "An evidence pack is only looked at: nothing was sent.";

    private Ports() {}

    /** Answers the reading calls. */
    @FunctionalInterface
    interface Answering {
        /** Answers one call, or throws what the call would throw. */
        @Nullable
        Object answer(Method method, List<@Nullable Object> arguments) throws Throwable;
    }

    /** @param clock asked each time that the clock is wanted */
    static Gateways of(Answering answering, Supplier<ServerClock> clock) {
        return proxy(Gateways.class, (method, arguments) -> {
            if (method.getReturnType() == ServerClock.class) {
                return clock.get();
            }
            if (method.getReturnType() == Inspection.class) {
                return inspection(answering);
            }
            return method.getReturnType().isInterface() ? port(method.getReturnType(), answering) : null;
        });
    }

    private static Inspection inspection(Answering answering) throws ReflectiveOperationException {
        RecordComponent[] parts = Inspection.class.getRecordComponents();
        Object[] ports = Arrays.stream(parts)
                .map(part -> port(part.getType(), answering))
                .toArray();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Inspection.class.getDeclaredConstructor(types).newInstance(ports);
    }

    private static <T> T port(Class<T> type, Answering answering) {
        return proxy(type, (method, arguments) -> {
            if (!method.isAnnotationPresent(Reads.class)) {
                throw AwsFailure.of(Kind.READ_ONLY, type.getSimpleName() + "." + method.getName(), READ_ONLY);
            }
            return answering.answer(method, arguments);
        });
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object answer(Method method, List<@Nullable Object> arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(type, method.getName(), proxy, arguments)
                        : call.answer(method, arguments == null ? List.of() : Arrays.asList(arguments))));
    }

    @SuppressWarnings("ReferenceEquality") // The identity of a proxy is all that it has.
    private static Object ofObject(
            Class<?> type, String method, Object proxy, @Nullable Object @Nullable [] arguments) {
        return switch (method) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + " of an evidence pack";
        };
    }
}
