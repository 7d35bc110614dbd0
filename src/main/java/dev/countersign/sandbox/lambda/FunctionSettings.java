package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Checks what requests say about a function, and makes its configuration of it. */
final class FunctionSettings {
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_SECONDS = 900;
    private static final int MOST_MEMORY_MB = 10_240;
    private static final int LEAST_MEMORY_MB = 128;
    private static final int ENVIRONMENT_BYTES = 4096;

    /** Variables that Lambda sets itself. */
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    private final World world;

    FunctionSettings(World world) {
        this.world = world;
    }

    FunctionConfiguration.Builder of(CreateFunctionRequest r) {
        refuseWhatIsNotImplemented(r);
        if (!String.valueOf(r.functionName()).matches("[A-Za-z0-9_-]{1,64}")) {
            throw LambdaErrors.invalidParameter("1 validation error detected: Value '" + r.functionName()
                    + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z0-9-_]+");
        }
        if (r.runtimeAsString() == null || r.handler() == null) {
            throw LambdaErrors.invalidParameter(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        checkRole(r.role());
        var builder = FunctionConfiguration.builder()
                .functionName(r.functionName())
                .functionArn(world.account().arn("lambda", "function:" + r.functionName()))
                .runtime(r.runtimeAsString())
                .role(r.role())
                .handler(r.handler())
                .description(r.description() == null ? "" : r.description())
                .timeout(timeout(r.timeout() == null ? 3 : r.timeout()))
                .memorySize(memory(r.memorySize() == null ? LEAST_MEMORY_MB : r.memorySize()))
                .environment(environment(r.environment()))
                .deadLetterConfig(deadLetters(r.deadLetterConfig()))
                .kmsKeyArn(r.kmsKeyArn())
                .version(FunctionName.LATEST)
                .packageType(PackageType.ZIP)
                .architecturesWithStrings(r.hasArchitectures() ? r.architecturesAsStrings() : List.of("x86_64"))
                .tracingConfig(tracing -> tracing.mode(
                        r.tracingConfig() == null
                                ? "PassThrough"
                                : r.tracingConfig().modeAsString()))
                .ephemeralStorage(storage -> storage.size(
                        r.ephemeralStorage() == null
                                ? 512
                                : r.ephemeralStorage().size()))
                .snapStart(snapStart -> snapStart.applyOn("None").optimizationStatus("Off"))
                .loggingConfig(logging(r.loggingConfig(), r.functionName()))
                .state("Active")
                .lastUpdateStatus("Successful");
        return stamp(builder);
    }

    FunctionConfiguration.Builder changed(FunctionConfiguration old, UpdateFunctionConfigurationRequest r) {
        if (r.hasLayers() || r.imageConfig() != null || r.hasFileSystemConfigs() || r.vpcConfig() != null) {
            throw ServiceError.notImplemented("layers, images, file systems and VPCs of Lambda functions");
        }
        var builder = old.toBuilder();
        if (r.role() != null) {
            checkRole(r.role());
            builder.role(r.role());
        }
        if (r.runtimeAsString() != null) {
            builder.runtime(r.runtimeAsString());
        }
        if (r.handler() != null) {
            builder.handler(r.handler());
        }
        if (r.description() != null) {
            builder.description(r.description());
        }
        if (r.timeout() != null) {
            builder.timeout(timeout(r.timeout()));
        }
        if (r.memorySize() != null) {
            builder.memorySize(memory(r.memorySize()));
        }
        if (r.environment() != null) {
            builder.environment(environment(r.environment()));
        }
        if (r.deadLetterConfig() != null) {
            builder.deadLetterConfig(deadLetters(r.deadLetterConfig()));
        }
        if (r.loggingConfig() != null) {
            builder.loggingConfig(logging(r.loggingConfig(), old.functionName()));
        }
        if (r.tracingConfig() != null) {
            builder.tracingConfig(tracing -> tracing.mode(r.tracingConfig().modeAsString()));
        }
        return stamp(builder);
    }

    /** Marks a change: every configuration has an id of its own. */
    FunctionConfiguration.Builder stamp(FunctionConfiguration.Builder builder) {
        return builder.revisionId(UUID.randomUUID().toString())
                .lastModified(MODIFIED.format(world.clock().instant()));
    }

    private static void refuseWhatIsNotImplemented(CreateFunctionRequest r) {
        if (r.packageType() == PackageType.IMAGE || r.imageConfig() != null) {
            throw ServiceError.notImplemented("Lambda functions from container images");
        }
        if (r.hasLayers() && !r.layers().isEmpty()) {
            throw ServiceError.notImplemented("Lambda layers");
        }
        if (r.hasFileSystemConfigs() && !r.fileSystemConfigs().isEmpty()) {
            throw ServiceError.notImplemented("file systems of Lambda functions");
        }
        if (r.vpcConfig() != null && !r.vpcConfig().subnetIds().isEmpty()) {
            throw ServiceError.notImplemented("Lambda functions in a VPC");
        }
        if (Boolean.TRUE.equals(r.publish())) {
            throw ServiceError.notImplemented("published versions of Lambda functions");
        }
    }

    private void checkRole(@Nullable String role) {
        if (!String.valueOf(role).matches("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")) {
            throw LambdaErrors.invalidParameter("1 validation error detected: Value '" + role
                    + "' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
        }
        try {
            world.identities().assume(String.valueOf(role), Invoker.SERVICE, "check");
        } catch (ServiceError e) {
            throw LambdaErrors.invalidParameter("The role defined for the function cannot be assumed by Lambda.");
        }
    }

    private static int timeout(int seconds) {
        return within("timeout", seconds, 1, LONGEST_SECONDS);
    }

    private static int memory(int megabytes) {
        return within("memorySize", megabytes, LEAST_MEMORY_MB, MOST_MEMORY_MB);
    }

    private static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw LambdaErrors.invalidParameter("1 validation error detected: Value '" + value + "' at '" + what
                    + "' failed to satisfy constraint: Member must have value "
                    + (value < least ? "greater than or equal to " + least : "less than or equal to " + most));
        }
        return value;
    }

    private static @Nullable EnvironmentResponse environment(@Nullable Environment given) {
        if (given == null || !given.hasVariables() || given.variables().isEmpty()) {
            return null;
        }
        var reserved = new TreeSet<>(given.variables().keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw LambdaErrors.invalidParameter("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided contains reserved keys that are currently not supported"
                    + " for modification. Reserved keys used in this request: " + String.join(", ", reserved));
        }
        int size = given.variables().entrySet().stream()
                .mapToInt(FunctionSettings::size)
                .sum();
        if (size > ENVIRONMENT_BYTES) {
            throw LambdaErrors.invalidParameter("Lambda was unable to configure your environment variables because the"
                    + " environment variables you have provided exceeded the 4KB limit.");
        }
        return EnvironmentResponse.builder().variables(given.variables()).build();
    }

    private static int size(Map.Entry<String, String> variable) {
        return variable.getKey().length() + variable.getValue().length();
    }

    private static @Nullable DeadLetterConfig deadLetters(@Nullable DeadLetterConfig given) {
        if (given == null || given.targetArn() == null || given.targetArn().isEmpty()) {
            return null;
        }
        Destinations.check(given.targetArn(), false);
        return given;
    }

    private static LoggingConfig logging(@Nullable LoggingConfig given, String function) {
        if (given != null && "JSON".equals(given.logFormatAsString())) {
            throw ServiceError.notImplemented("the JSON log format of Lambda functions");
        }
        String group = given == null || given.logGroup() == null ? "/aws/lambda/" + function : given.logGroup();
        return LoggingConfig.builder().logFormat("Text").logGroup(group).build();
    }
}
