package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.lambda.runtime.CodePackage;
import dev.countersign.sandbox.lambda.runtime.Runtimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Functions themselves: creating, changing, reading and deleting them. */
final class FunctionOperations {
    private static final int MOST = 50;

    private final World world;
    private final FunctionStore store;
    private final FunctionSettings settings;
    private final Runtimes runtimes;

    FunctionOperations(World world, FunctionStore store, FunctionSettings settings, Runtimes runtimes) {
        this.world = world;
        this.store = store;
        this.settings = settings;
        this.runtimes = runtimes;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                CreateFunctionRequest.class,
                r -> withRole("lambda:CreateFunction", r.functionName(), r.role()),
                this::create);
        operations.on(
                UpdateFunctionCodeRequest.class,
                Access.on("lambda:UpdateFunctionCode", r -> store.askedArn(r.functionName(), null)),
                this::updateCode);
        operations.on(
                UpdateFunctionConfigurationRequest.class,
                r -> withRole("lambda:UpdateFunctionConfiguration", r.functionName(), r.role()),
                (r, caller) -> updateConfiguration(r));
        operations.on(
                GetFunctionRequest.class,
                Access.on("lambda:GetFunction", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> get(r));
        operations.on(
                GetFunctionConfigurationRequest.class,
                Access.on("lambda:GetFunctionConfiguration", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> getConfiguration(r));
        operations.on(ListFunctionsRequest.class, Access.onAll("lambda:ListFunctions"), (r, caller) -> list(r));
        operations.on(
                DeleteFunctionRequest.class,
                Access.on("lambda:DeleteFunction", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> {
                    store.remove(store.get(FunctionName.of(r.functionName(), r.qualifier())));
                    return DeleteFunctionResponse.builder().build();
                });
    }

    /** Whoever gives a role to a function needs the permission to pass it on. */
    private List<Needed> withRole(String action, @Nullable String function, @Nullable String role) {
        var needed = new ArrayList<Needed>();
        needed.add(new Needed(action, store.askedArn(function, null)));
        if (role != null) {
            needed.add(new Needed("iam:PassRole", role, Map.of("iam:PassedToService", Invoker.SERVICE)));
        }
        return needed;
    }

    private CreateFunctionResponse create(CreateFunctionRequest r, Caller caller) {
        FunctionConfiguration.Builder builder = settings.of(r);
        var given = r.code();
        if (given == null) {
            throw LambdaErrors.invalidParameter("Please provide a source for function code.");
        }
        CodePackage code = code(caller, given.zipFile(), given.s3Bucket(), given.s3Key(), given.s3ObjectVersion());
        var function = new LambdaFunction(withCode(builder, code), code);
        function.tags().putAll(r.tags());
        store.add(function);
        runtimes.warmUp();
        return Copies.copy(function.configuration(), CreateFunctionResponse.builder())
                .build();
    }

    private static FunctionConfiguration withCode(FunctionConfiguration.Builder builder, CodePackage code) {
        return builder.codeSize((long) code.size())
                .codeSha256(code.codeSha256())
                .build();
    }

    private CodePackage code(
            Caller caller,
            @Nullable SdkBytes zip,
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String version) {
        if (zip == null && bucket == null) {
            throw ServiceError.notImplemented("Lambda code that comes neither as a zip file nor from S3");
        }
        byte[] bytes = zip != null ? zip.asByteArray() : fromS3(caller, String.valueOf(bucket), key, version);
        try {
            return CodePackage.ofZip(bytes);
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalidParameter(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
    }

    private byte[] fromS3(Caller caller, String bucket, @Nullable String key, @Nullable String version) {
        var request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .versionId(version)
                .build();
        try {
            return world.operations().call(caller, request, new byte[0]).body();
        } catch (ServiceError e) {
            throw LambdaErrors.invalidParameter("Error occurred while GetObject. S3 Error Code: " + e.code()
                    + ". S3 Error Message: " + e.getMessage());
        }
    }

    private UpdateFunctionCodeResponse updateCode(UpdateFunctionCodeRequest r, Caller caller) {
        if (Boolean.TRUE.equals(r.publish())) {
            throw ServiceError.notImplemented("published versions of Lambda functions");
        }
        LambdaFunction function = store.get(r.functionName());
        CodePackage code = code(caller, r.zipFile(), r.s3Bucket(), r.s3Key(), r.s3ObjectVersion());
        var changed = withCode(settings.stamp(function.configuration().toBuilder()), code);
        if (!Boolean.TRUE.equals(r.dryRun())) {
            function.change(changed, code);
        }
        return Copies.copy(changed, UpdateFunctionCodeResponse.builder()).build();
    }

    private UpdateFunctionConfigurationResponse updateConfiguration(UpdateFunctionConfigurationRequest r) {
        LambdaFunction function = store.get(r.functionName());
        var changed = settings.changed(function.configuration(), r).build();
        function.change(changed, function.code());
        return Copies.copy(changed, UpdateFunctionConfigurationResponse.builder())
                .build();
    }

    private GetFunctionResponse get(GetFunctionRequest r) {
        var name = FunctionName.of(r.functionName(), r.qualifier());
        LambdaFunction function = store.get(name);
        var builder = GetFunctionResponse.builder()
                .configuration(asNamed(function, name))
                // The code itself has no address to be fetched from here.
                .code(code -> code.repositoryType("S3"));
        if (!function.tags().isEmpty()) {
            builder.tags(function.tags());
        }
        function.reservedConcurrency()
                .ifPresent(limit -> builder.concurrency(value -> value.reservedConcurrentExecutions(limit)));
        return builder.build();
    }

    private GetFunctionConfigurationResponse getConfiguration(GetFunctionConfigurationRequest r) {
        var name = FunctionName.of(r.functionName(), r.qualifier());
        return Copies.copy(asNamed(store.get(name), name), GetFunctionConfigurationResponse.builder())
                .build();
    }

    /** Whoever asks with a qualifier is answered with an ARN that has it. */
    private FunctionConfiguration asNamed(LambdaFunction function, FunctionName name) {
        return function.configuration().toBuilder()
                .functionArn(name.askedArn(world.account()))
                .build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest r) {
        var all = store.all().stream().map(LambdaFunction::configuration).toList();
        try {
            var page = Page.of(all, r.marker(), r.maxItems(), MOST);
            return ListFunctionsResponse.builder()
                    .functions(page.items())
                    .nextMarker(page.next())
                    .build();
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalidParameter("Invalid Marker");
        }
    }
}
