package dev.countersign.sandbox;

import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.clock.SandboxClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A sandbox for tests, with real SDK clients over HTTP. Its time stands still at {@link #START} unless the test moves it.
 *
 * <p>As a JUnit extension, in a static field for one sandbox per class, in an instance field for one per test:
 *
 * <pre>
 * &#64;RegisterExtension
 * final RunningSandbox sandbox = new RunningSandbox();
 *
 * SfnClient sfn = sandbox.client(SfnClient.builder());
 * SfnClient viewers = sandbox.client(SfnClient.builder(), Persona.VIEWER);
 * sandbox.advance(Duration.ofDays(7));
 * </pre>
 *
 * <p>Or without JUnit: {@code try (var sandbox = RunningSandbox.started()) { … }}.
 */
public final class RunningSandbox
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
    /** The sandbox's time at its start. */
    public static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private final UnaryOperator<SandboxOptions> options;
    private final List<SdkAutoCloseable> clients = new ArrayList<>();
    private Sandbox sandbox;
    private int users;

    public RunningSandbox() {
        this(UnaryOperator.identity());
    }

    /** @param options changes the options of a fixed wall clock and no Python */
    public RunningSandbox(UnaryOperator<SandboxOptions> options) {
        this.options = options;
    }

    public static RunningSandbox started() {
        return started(UnaryOperator.identity());
    }

    public static RunningSandbox started(UnaryOperator<SandboxOptions> options) {
        var running = new RunningSandbox(options);
        running.start();
        return running;
    }

    private void start() {
        if (users++ == 0) {
            sandbox = Sandbox.start(options.apply(SandboxOptions.defaults().withWall(InstantSource.fixed(START))));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        if (--users == 0) {
            clients.forEach(SdkAutoCloseable::close);
            clients.clear();
            sandbox.close();
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public URI endpoint() {
        return sandbox.endpoint();
    }

    public SandboxClock clock() {
        return sandbox.clock();
    }

    /** Lets sandbox time pass; returns when all that falls due meanwhile has been done. */
    public void advance(Duration step) {
        sandbox.clock().advance(step);
    }

    /** Waits until the sandbox does nothing any more without time passing. */
    public void settle() {
        if (!sandbox.clock().settle(Duration.ofSeconds(10))) {
            throw new AssertionError("the sandbox did not come to rest");
        }
    }

    /** The administrator's client. It is closed with the sandbox. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder) {
        return client(builder, Persona.ADMINISTRATOR);
    }

    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, Persona persona) {
        return client(builder, aws(sandbox.credentials(persona)));
    }

    /** A client with any credentials; it does not retry, so that an error shows at once. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, AwsCredentials credentials) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        clients.add(http);
        builder.httpClient(http)
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
        if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
        C client = builder.build();
        clients.add(client);
        return client;
    }

    /** The sandbox's credentials as the SDK wants them. */
    public static AwsCredentials aws(Credentials credentials) {
        return credentials
                .sessionToken()
                .<AwsCredentials>map(token ->
                        AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey()));
    }
}
