package dev.countersign.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.aws.inspect.Inspection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of every port, found by reflection, so that none can be forgotten. */
class GuardedGatewaysTest {
    private static final String CHANGES =
            "(start(?!Url)|stop|answer|create|execute|delete|empty|put|update|enable|disable|abandon|redrive|invoke|advance|confirm"
                    + "|succeed|fail|permit|release|retry|add|remove|set|send|deploy|cancel)([A-Z].*)?";

    /** Begins like something that changes, and is a noun. */
    private static final String NOUN = "startUrl";

    private final List<String> reached = new ArrayList<>();
    private final Watchful guard = new Watchful();

    @TestFactory
    Stream<DynamicTest> everyCallSaysWhetherItChangesAnything() {
        return calls().map(call -> DynamicTest.dynamicTest(call.name(), () -> {
            boolean reads = call.method().isAnnotationPresent(Reads.class);
            boolean writes = call.method().isAnnotationPresent(Writes.class);
            assertThat(reads ^ writes)
                    .as("has one of the marks @Reads and @Writes")
                    .isTrue();
            assertThat(reads
                            && !call.method().getName().equals(NOUN)
                            && call.method().getName().matches(CHANGES))
                    .as("is called like something that changes, but is marked as reading")
                    .isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> whileReadOnlyNothingThatChangesReachesAws() {
        return calls().map(call -> DynamicTest.dynamicTest(call.name(), () -> {
            guard.why = Optional.of("Countersign is read-only.");
            if (call.method().isAnnotationPresent(Reads.class)) {
                call.make();
                assertThat(reached).containsExactly(call.name());
            } else {
                assertThatThrownBy(call::make).isInstanceOfSatisfying(AwsFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.READ_ONLY);
                    assertThat(failure.sentence()).isEqualTo("Countersign is read-only.");
                    assertThat(failure.operation()).contains(":");
                });
                assertThat(reached).isEmpty();
            }
            reached.clear();
        }));
    }

    @TestFactory
    Stream<DynamicTest> otherwiseEveryCallPasses() {
        return calls().map(call -> DynamicTest.dynamicTest(call.name(), () -> {
            guard.why = Optional.empty();
            call.make();
            assertThat(reached).containsExactly(call.name());
            reached.clear();
        }));
    }

    @Test
    void theGuardHearsHowEachCallWentAndTheFailureStaysWhatItWas() {
        var failure = AwsFailure.of(AwsFailure.Kind.CREDENTIALS_EXPIRED, "events:ListRules", "expired");
        RuleGateway behind = fake(RuleGateway.class, method -> {
            if (method.getName().equals("rules")) {
                throw failure;
            }
            return true;
        });
        RuleGateway guarded = GuardedGateways.guarded(RuleGateway.class, behind, guard);

        assertThatThrownBy(guarded::rules).isSameAs(failure);
        assertThat(guarded.matches("{}", "{}")).isTrue();
        assertThat(guard.heard).containsExactly("CREDENTIALS_EXPIRED", "answered");
    }

    private record Call(String name, Method method, Object port) {
        void make() throws Throwable {
            try {
                method.invoke(port, arguments(method));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** All calls of all ports, guarded as in a session. */
    private Stream<Call> calls() {
        Map<Class<?>, Object> ports = new LinkedHashMap<>();
        Gateways behind = fake(Gateways.class, method -> made(method.getReturnType()));
        Gateways guarded = new GuardedGateways(behind, guard);
        for (Method port : Gateways.class.getMethods()) {
            if (port.getReturnType().isInterface()) {
                ports.put(port.getReturnType(), invoke(port, guarded));
            }
        }
        for (RecordComponent port : Inspection.class.getRecordComponents()) {
            ports.put(port.getType(), invoke(port.getAccessor(), guarded.inspection()));
        }
        ports.put(
                SandboxControl.class,
                GuardedGateways.guarded(SandboxControl.class, recording(SandboxControl.class), guard));
        return ports.entrySet().stream()
                .flatMap(port -> Arrays.stream(port.getKey().getMethods())
                        .filter(method -> !method.getName().equals("close") && !method.isDefault())
                        .map(method -> new Call(name(method), method, port.getValue())));
    }

    private Object made(Class<?> type) {
        if (type == Inspection.class) {
            Object[] ports = Arrays.stream(Inspection.class.getRecordComponents())
                    .map(component -> (Object) recording(component.getType()))
                    .toArray();
            try {
                return Inspection.class.getDeclaredConstructors()[0].newInstance(ports);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return type.isInterface() ? recording(type) : nothing(type);
    }

    private <T> T recording(Class<T> port) {
        return fake(port, method -> {
            reached.add(name(method));
            return nothing(method.getReturnType());
        });
    }

    private interface Answer {
        Object to(Method method);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.to(method)));
    }

    private static Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(GuardedGatewaysTest::nothing)
                .toArray();
    }

    private static Object nothing(Class<?> type) {
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : type == long.class ? 0L : null;
    }

    private static final class Watchful implements GuardedGateways.Guard {
        private final List<String> heard = new ArrayList<>();
        private Optional<String> why = Optional.empty();

        @Override
        public Optional<String> whyNotChange() {
            return why;
        }

        @Override
        public void answered() {
            heard.add("answered");
        }

        @Override
        public void failed(AwsFailure failure) {
            heard.add(failure.kind().name());
        }
    }
}
