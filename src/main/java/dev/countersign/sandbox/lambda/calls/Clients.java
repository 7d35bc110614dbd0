package dev.countersign.sandbox.lambda.calls;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One SDK client for each service, made when first needed; every call brings its own credentials. */
final class Clients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Supplier<URI> endpoint;
    private final Region region;
    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();
    private final Map<BotoService, SdkClient> clients = new EnumMap<>(BotoService.class);
    private boolean closed;

    Clients(Supplier<URI> endpoint, String region) {
        this.endpoint = endpoint;
        this.region = Region.of(region);
    }

    String region() {
        return region.id();
    }

    synchronized SdkClient of(BotoService service) {
        if (closed) {
            throw new IllegalStateException("the sandbox is closed");
        }
        return clients.computeIfAbsent(service, this::build);
    }

    /** Makes a client before it is needed; does nothing once all are closed. */
    synchronized void prepare(BotoService service) {
        if (!closed) {
            of(service);
        }
    }

    private SdkClient build(BotoService service) {
        return switch (service) {
            case CLOUDFORMATION -> common(CloudFormationClient.builder()).build();
            case CODEPIPELINE -> common(CodePipelineClient.builder()).build();
            case EVENTS -> common(EventBridgeClient.builder()).build();
            case IAM -> common(IamClient.builder()).build();
            case LAMBDA -> common(LambdaClient.builder()).build();
            case LOGS -> common(CloudWatchLogsClient.builder()).build();
            case S3 ->
                common(S3Client.builder())
                        .forcePathStyle(true)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .build();
            case SNS -> common(SnsClient.builder()).build();
            case STEPFUNCTIONS -> common(SfnClient.builder()).build();
            case STS -> common(StsClient.builder()).build();
        };
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B common(B builder) {
        return builder.endpointOverride(endpoint.get())
                .region(region)
                .httpClient(http)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(SdkClient::close);
        http.close();
    }
}
