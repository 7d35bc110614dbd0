package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.CallRecord;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.ServerClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients of one session, each built when first asked for, all on one HTTP client. Every answer feeds the session's
 * {@link ServerClock}. Thread-safe; {@link #close} ends all of them.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);

    private final AwsConnection connection;
    private final ServerClock clock;
    private final CallRecord calls = new CallRecord();
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(ATTEMPT)
            .build();
    private final Lazy<SfnClient> sfn = new Lazy<>(() -> built("sfn", SfnClient::builder));
    private final Lazy<CodePipelineClient> codePipeline =
            new Lazy<>(() -> built("codepipeline", CodePipelineClient::builder));
    private final Lazy<CloudFormationClient> cloudFormation =
            new Lazy<>(() -> built("cloudformation", CloudFormationClient::builder));
    private final Lazy<StsClient> sts = new Lazy<>(() -> built("sts", StsClient::builder));
    private final Lazy<SnsClient> sns = new Lazy<>(() -> built("sns", SnsClient::builder));
    private final Lazy<EventBridgeClient> eventBridge =
            new Lazy<>(() -> built("eventbridge", EventBridgeClient::builder));
    private final Lazy<LambdaClient> lambda = new Lazy<>(() -> built("lambda", LambdaClient::builder));
    private final Lazy<CloudWatchLogsClient> logs =
            new Lazy<>(() -> built("cloudwatch_logs", CloudWatchLogsClient::builder));
    private final Lazy<IamClient> iam = new Lazy<>(() -> built("iam", IamClient::builder));
    private final Lazy<SqsClient> sqs = new Lazy<>(() -> built("sqs", SqsClient::builder));
    private final Lazy<CloudWatchClient> cloudWatch = new Lazy<>(() -> built("cloudwatch", CloudWatchClient::builder));
    private final Lazy<CloudTrailClient> cloudTrail = new Lazy<>(() -> built("cloudtrail", CloudTrailClient::builder));
    private final Lazy<S3Client> s3;

    public AwsClients(AwsConnection connection, ServerClock clock) {
        this.connection = connection;
        this.clock = clock;
        // A sandbox on 127.0.0.1 cannot be reached as BUCKET.127.0.0.1.
        this.s3 = new Lazy<>(() -> built(
                "s3",
                () -> S3Client.builder()
                        .forcePathStyle(connection.endpoints().of("s3").isPresent())));
    }

    public AwsConnection connection() {
        return connection;
    }

    public ServerClock clock() {
        return clock;
    }

    /** What AWS answered to the calls of these clients. */
    public CallRecord calls() {
        return calls;
    }

    public SfnClient sfn() {
        return sfn.get();
    }

    public CodePipelineClient codePipeline() {
        return codePipeline.get();
    }

    public CloudFormationClient cloudFormation() {
        return cloudFormation.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    public S3Client s3() {
        return s3.get();
    }

    public SnsClient sns() {
        return sns.get();
    }

    public EventBridgeClient eventBridge() {
        return eventBridge.get();
    }

    public LambdaClient lambda() {
        return lambda.get();
    }

    public CloudWatchLogsClient logs() {
        return logs.get();
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    public CloudTrailClient cloudTrail() {
        return cloudTrail.get();
    }

    public IamClient iam() {
        return iam.get();
    }

    /** Ends the shared HTTP client; the service clients hold nothing else. */
    @Override
    public void close() {
        http.close();
    }

    /** @param id of the service, as {@link Endpoints} names it */
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(String id, Supplier<B> builder) {
        Optional<URI> override = connection.endpoints().of(id);
        var renewed = new RenewedCalls(connection.credentials());
        B configured = builder.get()
                .httpClient(http)
                .region(Region.of(connection.region()))
                .credentialsProvider(renewed)
                .overrideConfiguration(overrides(override.isPresent(), renewed));
        override.ifPresent(configured::endpointOverride);
        return configured.build();
    }

    private ClientOverrideConfiguration overrides(boolean elsewhere, RenewedCalls renewed) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                // The session has chosen region, keys and endpoint; the profile files must not have a second say.
                .defaultProfileFile(ProfileFile.builder()
                        .content("")
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build())
                // Some operations prefix the host name ("sync-"), which an override such as 127.0.0.1 cannot have.
                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, elsewhere)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "countersign")
                .addExecutionInterceptor(new ServerDates(clock))
                .addExecutionInterceptor(new CalledEndpoint())
                .addExecutionInterceptor(renewed)
                .addExecutionInterceptor(new CallWitness(calls, clock))
                .build();
    }

    /** A value made on first use, once. */
    private static final class Lazy<T> {
        private final Supplier<T> maker;
        private volatile @Nullable T value;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T present = value;
            if (present != null) {
                return present;
            }
            synchronized (this) {
                T made = value;
                if (made == null) {
                    made = maker.get();
                    value = made;
                }
                return made;
            }
        }
    }
}
