package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.lambda.runtime.CodePackage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** A function: what it is, who may call it, and its warm environments. */
final class LambdaFunction {
    private final String name;
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final List<ObjectNode> permissions = new CopyOnWriteArrayList<>();
    private final Deque<WarmEnvironment> idle = new ArrayDeque<>();
    private volatile FunctionConfiguration configuration;
    private volatile CodePackage code;
    private volatile AsyncSettings asyncSettings = AsyncSettings.DEFAULT;
    private volatile Optional<Integer> reservedConcurrency = Optional.empty();
    private int running;

    LambdaFunction(FunctionConfiguration configuration, CodePackage code) {
        this.name = configuration.functionName();
        this.configuration = configuration;
        this.code = code;
    }

    String name() {
        return name;
    }

    String arn() {
        return configuration.functionArn();
    }

    FunctionConfiguration configuration() {
        return configuration;
    }

    CodePackage code() {
        return code;
    }

    /** From here on, invocations run in new environments. */
    void change(FunctionConfiguration newConfiguration, CodePackage newCode) {
        this.configuration = newConfiguration;
        this.code = newCode;
        retire();
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The statements of the function's own policy. */
    List<ObjectNode> permissions() {
        return permissions;
    }

    AsyncSettings asyncSettings() {
        return asyncSettings;
    }

    void invokeAsynchronously(AsyncSettings settings) {
        this.asyncSettings = settings;
    }

    /** How many invocations may run at a time; empty: as many as come. */
    Optional<Integer> reservedConcurrency() {
        return reservedConcurrency;
    }

    void reserve(Optional<Integer> concurrency) {
        this.reservedConcurrency = concurrency;
    }

    /**
     * Counts an invocation in, and takes a warm environment if one is idle.
     *
     * @return null when there is none
     * @throws ServiceError when the reserved concurrency is used up
     */
    synchronized @Nullable WarmEnvironment begin() {
        if (reservedConcurrency.isPresent() && running >= reservedConcurrency.get()) {
            throw LambdaErrors.throttled();
        }
        running++;
        return idle.pollFirst();
    }

    synchronized void end() {
        running--;
    }

    /** Keeps an environment for the next invocation, if it still fits and works. */
    synchronized void keep(WarmEnvironment warm) {
        if (warm.isUsableFor(configuration)) {
            idle.addFirst(warm);
        } else {
            warm.environment().close();
        }
    }

    /** Ends all idle environments. */
    synchronized void retire() {
        idle.forEach(warm -> warm.environment().close());
        idle.clear();
    }
}
