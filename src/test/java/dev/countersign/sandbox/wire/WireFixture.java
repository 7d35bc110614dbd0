package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import dev.countersign.sandbox.wire.http.HttpListener;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;

/** The wire alone, over handlers that a test puts in, with one key. */
final class WireFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final String KEY = "AKIAWIRE000000000000";
    static final String SECRET = "not-a-secret/of+anything";

    private final World world = new World(Account.DEFAULT, new SandboxClock(InstantSource.fixed(NOW)));
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final HttpListener listener;

    WireFixture(Consumer<World> services) {
        world.identifyWith(new OneKey());
        services.accept(world);
        listener = HttpListener.start(
                0, new Gateway(world, new SignatureVerifier(world, InstantSource.system()), InstantSource.system()));
    }

    World world() {
        return world;
    }

    URI endpoint() {
        return listener.endpoint();
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, AwsBasicCredentials.create(KEY, SECRET));
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, AwsCredentials credentials) {
        builder.httpClient(http)
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
        if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
        return builder.build();
    }

    @Override
    public void close() {
        http.close();
        listener.close();
        world.clock().close();
    }

    private static final class OneKey implements Identities {
        private final Credentials key = new Credentials(
                KEY, SECRET, Optional.empty(), Caller.user("arn:aws:iam::111122223333:user/tester", "AIDATESTER"));

        @Override
        public Optional<Credentials> find(String accessKeyId) {
            return accessKeyId.equals(KEY) ? Optional.of(key) : Optional.empty();
        }

        @Override
        public Caller assume(String roleArn, String service, String sessionName) {
            throw ServiceError.accessDenied("no roles here");
        }

        @Override
        public Caller assume(Caller caller, String roleArn, String sessionName) {
            throw ServiceError.accessDenied("no roles here");
        }

        @Override
        public Credentials issue(Caller caller, Duration lifetime) {
            return key;
        }
    }
}
