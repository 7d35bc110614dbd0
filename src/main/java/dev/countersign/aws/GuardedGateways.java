package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.aws.access.Writes;
import dev.countersign.aws.inspect.BucketSettingsGateway;
import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.aws.inspect.Inspection;
import dev.countersign.aws.inspect.LogGateway;
import dev.countersign.aws.inspect.MetricGateway;
import dev.countersign.aws.inspect.QueueGateway;
import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.aws.inspect.TopicGateway;
import dev.countersign.aws.inspect.TrailGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ports behind a guard, who lets calls through that {@link Reads read}, asks about every other, and hears how each went. A call
 * without a mark counts as one that writes, so that a forgotten mark can refuse too much but never too little.
 */
public final class GuardedGateways implements Gateways {
    /** Who decides about calls, and hears of them. Called on the threads that call. */
    public interface Guard {
        /** Why nothing may be changed at present, as a sentence; absent when it may. */
        Optional<String> whyNotChange();

        /** AWS has answered a call. */
        void answered();

        /** A call has failed. */
        void failed(AwsFailure failure);
    }

    private final Gateways behind;
    private final IdentityGateway identity;
    private final StackGateway stacks;
    private final BucketGateway buckets;
    private final ExecutionGateway executions;
    private final PipelineGateway pipelines;
    private final ObjectGateway objects;
    private final RuleGateway rules;
    private final Inspection inspection;
    private final RepairGateway repair;

    public GuardedGateways(Gateways behind, Guard guard) {
        this.behind = behind;
        this.identity = guarded(IdentityGateway.class, behind.identity(), guard);
        this.stacks = guarded(StackGateway.class, behind.stacks(), guard);
        this.buckets = guarded(BucketGateway.class, behind.buckets(), guard);
        this.executions = guarded(ExecutionGateway.class, behind.executions(), guard);
        this.pipelines = guarded(PipelineGateway.class, behind.pipelines(), guard);
        this.objects = guarded(ObjectGateway.class, behind.objects(), guard);
        this.rules = guarded(RuleGateway.class, behind.rules(), guard);
        this.inspection = guarded(behind.inspection(), guard);
        this.repair = guarded(RepairGateway.class, behind.repair(), guard);
    }

    /** One port behind a guard. */
    public static <T> T guarded(Class<T> port, T behind, Guard guard) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class || isClose(method)) {
                        return invoke(behind, method, arguments);
                    }
                    return call(behind, method, arguments, guard);
                }));
    }

    private static Inspection guarded(Inspection behind, Guard guard) {
        return new Inspection(
                guarded(FunctionGateway.class, behind.functions(), guard),
                guarded(BucketSettingsGateway.class, behind.buckets(), guard),
                guarded(LogGateway.class, behind.logs(), guard),
                guarded(MetricGateway.class, behind.metrics(), guard),
                guarded(TrailGateway.class, behind.trail(), guard),
                guarded(TopicGateway.class, behind.topics(), guard),
                guarded(QueueGateway.class, behind.queues(), guard));
    }

    private static @Nullable Object call(
            Object behind, Method method, @Nullable Object @Nullable [] arguments, Guard guard) throws Throwable {
        if (!method.isAnnotationPresent(Reads.class)) {
            Optional<String> why = guard.whyNotChange();
            if (why.isPresent()) {
                throw AwsFailure.of(AwsFailure.Kind.READ_ONLY, operation(method), why.get());
            }
        }
        try {
            Object answer = invoke(behind, method, arguments);
            guard.answered();
            return answer;
        } catch (AwsFailure failure) {
            guard.failed(failure);
            throw failure;
        }
    }

    private static @Nullable Object invoke(Object behind, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean isClose(Method method) {
        return method.getName().equals("close") && method.getParameterCount() == 0;
    }

    private static String operation(Method method) {
        Writes writes = method.getAnnotation(Writes.class);
        return writes == null ? method.getDeclaringClass().getSimpleName() + "." + method.getName() : writes.value();
    }

    @Override
    public IdentityGateway identity() {
        return identity;
    }

    /** Asks IAM and the record of past calls only; nothing to guard. */
    @Override
    public PermissionGateway permissions() {
        return behind.permissions();
    }

    @Override
    public StackGateway stacks() {
        return stacks;
    }

    @Override
    public BucketGateway buckets() {
        return buckets;
    }

    @Override
    public ExecutionGateway executions() {
        return executions;
    }

    @Override
    public PipelineGateway pipelines() {
        return pipelines;
    }

    @Override
    public ObjectGateway objects() {
        return objects;
    }

    @Override
    public RuleGateway rules() {
        return rules;
    }

    @Override
    public Inspection inspection() {
        return inspection;
    }

    @Override
    public RepairGateway repair() {
        return repair;
    }

    @Override
    public ServerClock clock() {
        return behind.clock();
    }

    @Override
    public void close() {
        behind.close();
    }
}
