package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/** What becomes of failing asynchronous invocations: EventInvokeConfig. */
final class AsyncSettingsOperations {
    private static final int MOST_RETRIES = 2;
    private static final int YOUNGEST_SECONDS = 60;
    private static final int OLDEST_SECONDS = 21_600;

    private final World world;
    private final FunctionStore store;

    AsyncSettingsOperations(World world, FunctionStore store) {
        this.world = world;
        this.store = store;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                PutFunctionEventInvokeConfigRequest.class,
                Access.on("lambda:PutFunctionEventInvokeConfig", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> {
                    LambdaFunction function = store.get(FunctionName.of(r.functionName(), r.qualifier()));
                    function.invokeAsynchronously(settings(
                            AsyncSettings.DEFAULT,
                            r.maximumRetryAttempts(),
                            r.maximumEventAgeInSeconds(),
                            r.destinationConfig()));
                    return Copies.copy(describe(function), PutFunctionEventInvokeConfigResponse.builder())
                            .build();
                });
        operations.on(
                UpdateFunctionEventInvokeConfigRequest.class,
                Access.on(
                        "lambda:UpdateFunctionEventInvokeConfig", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> {
                    LambdaFunction function = configured(r.functionName(), r.qualifier());
                    function.invokeAsynchronously(settings(
                            function.asyncSettings(),
                            r.maximumRetryAttempts(),
                            r.maximumEventAgeInSeconds(),
                            r.destinationConfig()));
                    return Copies.copy(describe(function), UpdateFunctionEventInvokeConfigResponse.builder())
                            .build();
                });
        registerReading();
    }

    private void registerReading() {
        var operations = world.operations();
        operations.on(
                GetFunctionEventInvokeConfigRequest.class,
                Access.on("lambda:GetFunctionEventInvokeConfig", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> Copies.copy(
                                describe(configured(r.functionName(), r.qualifier())),
                                GetFunctionEventInvokeConfigResponse.builder())
                        .build());
        operations.on(
                DeleteFunctionEventInvokeConfigRequest.class,
                Access.on(
                        "lambda:DeleteFunctionEventInvokeConfig", r -> store.askedArn(r.functionName(), r.qualifier())),
                (r, caller) -> {
                    configured(r.functionName(), r.qualifier()).invokeAsynchronously(AsyncSettings.DEFAULT);
                    return DeleteFunctionEventInvokeConfigResponse.builder().build();
                });
        operations.on(
                ListFunctionEventInvokeConfigsRequest.class,
                Access.on("lambda:ListFunctionEventInvokeConfigs", r -> store.askedArn(r.functionName(), null)),
                (r, caller) -> {
                    LambdaFunction function = store.get(r.functionName());
                    var found = Optional.of(function)
                            .filter(candidate ->
                                    candidate.asyncSettings().changed().isPresent())
                            .map(AsyncSettingsOperations::describe);
                    return ListFunctionEventInvokeConfigsResponse.builder()
                            .functionEventInvokeConfigs(found.stream().toList())
                            .build();
                });
    }

    private LambdaFunction configured(@Nullable String name, @Nullable String qualifier) {
        LambdaFunction function = store.get(FunctionName.of(name, qualifier));
        if (function.asyncSettings().changed().isEmpty()) {
            throw LambdaErrors.notFound("The function " + function.arn() + ":" + FunctionName.LATEST
                    + " doesn't have an EventInvokeConfig");
        }
        return function;
    }

    private AsyncSettings settings(
            AsyncSettings base,
            @Nullable Integer retries,
            @Nullable Integer ageSeconds,
            @Nullable DestinationConfig destinations) {
        if (retries != null && (retries < 0 || retries > MOST_RETRIES)) {
            throw LambdaErrors.invalidParameter("MaximumRetryAttempts must be between 0 and " + MOST_RETRIES);
        }
        if (ageSeconds != null && (ageSeconds < YOUNGEST_SECONDS || ageSeconds > OLDEST_SECONDS)) {
            throw LambdaErrors.invalidParameter(
                    "MaximumEventAgeInSeconds must be between " + YOUNGEST_SECONDS + " and " + OLDEST_SECONDS);
        }
        Optional<String> onSuccess = base.onSuccess();
        Optional<String> onFailure = base.onFailure();
        if (destinations != null) {
            onSuccess = Optional.ofNullable(destinations.onSuccess()).map(target -> target.destination());
            onFailure = Optional.ofNullable(destinations.onFailure()).map(target -> target.destination());
            onSuccess.ifPresent(arn -> Destinations.check(arn, true));
            onFailure.ifPresent(arn -> Destinations.check(arn, true));
        }
        return new AsyncSettings(
                retries == null ? base.maximumRetries() : retries,
                ageSeconds == null ? base.maximumAge() : Duration.ofSeconds(ageSeconds),
                onSuccess,
                onFailure,
                Optional.of(world.clock().instant()));
    }

    private static FunctionEventInvokeConfig describe(LambdaFunction function) {
        AsyncSettings settings = function.asyncSettings();
        return FunctionEventInvokeConfig.builder()
                .functionArn(function.arn() + ":" + FunctionName.LATEST)
                .lastModified(settings.changed().orElse(null))
                .maximumRetryAttempts(settings.maximumRetries())
                .maximumEventAgeInSeconds((int) settings.maximumAge().toSeconds())
                .destinationConfig(config -> config.onSuccess(target ->
                                target.destination(settings.onSuccess().orElse(null)))
                        .onFailure(target ->
                                target.destination(settings.onFailure().orElse(null))))
                .build();
    }
}
