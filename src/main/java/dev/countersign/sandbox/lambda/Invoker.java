package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.runtime.FunctionSpec;
import dev.countersign.sandbox.lambda.runtime.Invocation;
import dev.countersign.sandbox.lambda.runtime.Outcome;
import dev.countersign.sandbox.lambda.runtime.Runtimes;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Runs functions: finds or starts an environment, and writes what Lambda writes around each invocation. */
final class Invoker {
    /** The principal that a function's role has to trust. */
    static final String SERVICE = "lambda.amazonaws.com";

    private static final DateTimeFormatter STREAM_DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How an invocation ended, and the last of its log. */
    record Result(Outcome outcome, byte[] logTail) {}

    private final World world;
    private final Runtimes runtimes;
    private final Supplier<URI> endpoint;
    private final LogDelivery logs;

    Invoker(World world, Runtimes runtimes, Supplier<URI> endpoint) {
        this.world = world;
        this.runtimes = runtimes;
        this.endpoint = endpoint;
        this.logs = new LogDelivery(world);
    }

    /** @throws ServiceError when the reserved concurrency is used up, or the role is gone */
    Result invoke(LambdaFunction function, Invocation invocation) {
        WarmEnvironment idle = begin(function);
        try {
            FunctionConfiguration configuration = function.configuration();
            WarmEnvironment warm = fitting(idle, configuration).orElseGet(() -> start(function, configuration));
            try {
                return run(function, warm, invocation);
            } finally {
                function.keep(warm);
            }
        } finally {
            function.end();
        }
    }

    private @Nullable WarmEnvironment begin(LambdaFunction function) {
        try {
            return function.begin();
        } catch (ServiceError e) {
            FunctionMetrics.count(world, function, "Throttles");
            throw e;
        }
    }

    private static Optional<WarmEnvironment> fitting(
            @Nullable WarmEnvironment idle, FunctionConfiguration configuration) {
        if (idle != null && !idle.isUsableFor(configuration)) {
            idle.environment().close();
            return Optional.empty();
        }
        return Optional.ofNullable(idle);
    }

    private Result run(LambdaFunction function, WarmEnvironment warm, Invocation invocation) {
        FunctionConfiguration configuration = function.configuration();
        var log = new InvocationLog(world.clock());
        log.event("START RequestId: " + invocation.requestId() + " Version: " + FunctionName.LATEST + "\n");
        long began = System.nanoTime();
        Outcome outcome = warm.environment().invoke(invocation, log);
        double millis = (System.nanoTime() - began) / 1_000_000.0;
        log.event("END RequestId: " + invocation.requestId() + "\n");
        log.event(report(configuration, invocation, outcome, millis));
        FunctionMetrics.invoked(world, function, outcome.failed(), millis);
        logs.deliver(warm.session(), configuration.loggingConfig().logGroup(), warm.logStream(), log.events());
        return new Result(outcome, log.tail());
    }

    private static String report(
            FunctionConfiguration configuration, Invocation invocation, Outcome outcome, double millis) {
        double init = outcome.init().map(Duration::toNanos).orElse(0L) / 1_000_000.0;
        double duration = Math.max(0.01, millis - init);
        String text = String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t",
                invocation.requestId(),
                duration,
                (long) Math.ceil(duration),
                configuration.memorySize(),
                Math.min(outcome.memoryMb(), configuration.memorySize()));
        String initText =
                outcome.init().isPresent() ? String.format(Locale.ROOT, "Init Duration: %.2f ms\t", init) : "";
        return text + initText + "\n";
    }

    private WarmEnvironment start(LambdaFunction function, FunctionConfiguration configuration) {
        Caller session = session(function, configuration);
        Credentials keys = world.identities().issue(session, WarmEnvironment.LIFE.plusHours(1));
        String stream = logStream(configuration);
        var spec = new FunctionSpec(
                function.name(),
                configuration.runtimeAsString(),
                configuration.handler(),
                Duration.ofSeconds(configuration.timeout()),
                function.code(),
                environment(configuration, keys, stream));
        return new WarmEnvironment(
                runtimes.start(spec), session, stream, configuration.revisionId(), System.nanoTime());
    }

    private Caller session(LambdaFunction function, FunctionConfiguration configuration) {
        try {
            return world.identities().assume(configuration.role(), SERVICE, function.name());
        } catch (ServiceError e) {
            throw ServiceError.accessDenied("The role defined for the function cannot be assumed by Lambda.");
        }
    }

    private String logStream(FunctionConfiguration configuration) {
        String day = STREAM_DAY.format(world.clock().instant());
        String id = UUID.randomUUID().toString().replace("-", "");
        boolean ownGroup =
                configuration.loggingConfig().logGroup().equals("/aws/lambda/" + configuration.functionName());
        // Functions that share a log group tell their streams apart by the function's name.
        return day + "/" + (ownGroup ? "" : configuration.functionName()) + "[" + FunctionName.LATEST + "]" + id;
    }

    private Map<String, String> environment(FunctionConfiguration configuration, Credentials keys, String stream) {
        var variables = new HashMap<String, String>();
        if (configuration.environment() != null) {
            variables.putAll(configuration.environment().variables());
        }
        variables.putIfAbsent("LANG", "en_US.UTF-8");
        variables.putIfAbsent("TZ", "UTC");
        variables.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("_HANDLER", configuration.handler());
        variables.put("AWS_REGION", world.account().region());
        variables.put("AWS_DEFAULT_REGION", world.account().region());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtimeAsString());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", configuration.functionName());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", FunctionName.LATEST);
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(configuration.memorySize()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", configuration.loggingConfig().logGroup());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        variables.put("AWS_ENDPOINT_URL", endpoint.get().toString());
        variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        keys.sessionToken().ifPresent(token -> variables.put("AWS_SESSION_TOKEN", token));
        return variables;
    }
}
