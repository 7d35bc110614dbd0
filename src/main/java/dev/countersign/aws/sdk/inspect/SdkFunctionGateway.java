package dev.countersign.aws.sdk.inspect;

import static dev.countersign.aws.sdk.call.SdkTypes.present;

import dev.countersign.aws.inspect.FunctionGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.FunctionDetail;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;

/** {@link FunctionGateway} over Lambda. */
final class SdkFunctionGateway implements FunctionGateway {
    private static final Set<String> REGIONS =
            Region.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    SdkFunctionGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<FunctionDetail> function(String nameOrArn) {
        return AwsCalls.find(
                        "lambda:GetFunctionConfiguration",
                        () -> clients.lambda().getFunctionConfiguration(r -> r.functionName(nameOrArn)))
                .map(SdkFunctionGateway::detail);
    }

    private static FunctionDetail detail(GetFunctionConfigurationResponse answer) {
        Optional<String> code = present(answer.stateReasonCodeAsString());
        return new FunctionDetail(
                answer.functionName(),
                answer.functionArn(),
                present(answer.role()).orElse(""),
                present(answer.runtimeAsString()),
                present(answer.handler()),
                Duration.ofSeconds(answer.timeout() == null ? 3 : answer.timeout()),
                present(answer.stateAsString()),
                code.map(c ->
                        c + present(answer.stateReason()).map(r -> ": " + r).orElse("")),
                present(answer.lastUpdateStatusAsString()),
                answer.deadLetterConfig() == null
                        ? Optional.empty()
                        : present(answer.deadLetterConfig().targetArn()),
                answer.loggingConfig() == null
                        ? "/aws/lambda/" + answer.functionName()
                        : present(answer.loggingConfig().logGroup()).orElse("/aws/lambda/" + answer.functionName()),
                otherRegions(answer));
    }

    /** Of the variables, which may hold secrets, only what is the name of a Region leaves this class. */
    private static Set<String> otherRegions(GetFunctionConfigurationResponse answer) {
        EnvironmentResponse environment = answer.environment();
        return environment == null
                ? Set.of()
                : environment.variables().values().stream()
                        .filter(REGIONS::contains)
                        .filter(region -> !answer.functionArn().contains(":" + region + ":"))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> policy(String nameOrArn) {
        return AwsCalls.find("lambda:GetPolicy", () -> clients.lambda().getPolicy(r -> r.functionName(nameOrArn)))
                .flatMap(answer -> present(answer.policy()));
    }

    @Override
    public Optional<Integer> reservedConcurrency(String nameOrArn) {
        return AwsCalls.find(
                        "lambda:GetFunctionConcurrency",
                        () -> clients.lambda().getFunctionConcurrency(r -> r.functionName(nameOrArn)))
                .flatMap(answer -> Optional.ofNullable(answer.reservedConcurrentExecutions()));
    }

    @Override
    public Optional<AsyncSettings> asyncSettings(String nameOrArn) {
        return AwsCalls.find(
                        "lambda:GetFunctionEventInvokeConfig",
                        () -> clients.lambda().getFunctionEventInvokeConfig(r -> r.functionName(nameOrArn)))
                .map(SdkFunctionGateway::settings);
    }

    private static AsyncSettings settings(GetFunctionEventInvokeConfigResponse answer) {
        boolean failure =
                answer.destinationConfig() != null && answer.destinationConfig().onFailure() != null;
        return new AsyncSettings(
                Optional.ofNullable(answer.maximumRetryAttempts()),
                Optional.ofNullable(answer.maximumEventAgeInSeconds()).map(Duration::ofSeconds),
                failure ? present(answer.destinationConfig().onFailure().destination()) : Optional.empty());
    }
}
