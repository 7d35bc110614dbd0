package dev.countersign.watch.budget;

import dev.countersign.aws.StackGateway;
import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.LogGateway;
import dev.countersign.aws.inspect.MetricGateway;
import dev.countersign.aws.inspect.QueueGateway;
import dev.countersign.aws.inspect.TopicGateway;
import dev.countersign.aws.inspect.TrailGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The ports of the diagnosis, kept within budgets. */
public final class BudgetedInspection {
    private BudgetedInspection() {}

    public static Inspection within(Inspection behind, Budgets budgets) {
        return new Inspection(
                port(FunctionGateway.class, behind.functions(), Api.FUNCTIONS, budgets),
                port(BucketSettingsGateway.class, behind.buckets(), Api.S3, budgets),
                port(LogGateway.class, behind.logs(), Api.LOGS, budgets),
                port(MetricGateway.class, behind.metrics(), Api.METRICS, budgets),
                port(TrailGateway.class, behind.trail(), Api.TRAIL, budgets),
                port(TopicGateway.class, behind.topics(), Api.TOPICS, budgets),
                port(QueueGateway.class, behind.queues(), Api.QUEUES, budgets));
    }

    public static StackGateway within(StackGateway behind, Budgets budgets) {
        return port(StackGateway.class, behind, Api.STACKS, budgets);
    }

    private static <T> T port(Class<T> type, T behind, Api api, Budgets budgets) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> budgets.spend(api, () -> invoke(behind, method, arguments))));
    }

    /** The ports declare no checked exceptions; failures of AWS come through as they are, so that a throttle is seen. */
    private static @Nullable Object invoke(Object behind, Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
