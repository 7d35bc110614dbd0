package dev.countersign.sandbox;

import dev.countersign.sandbox.api.RegionNames;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.s3.S3Service;
import dev.countersign.sandbox.sns.Outbox;
import dev.countersign.sandbox.wire.Gateway;
import dev.countersign.sandbox.wire.http.WireRequest;
import dev.countersign.sandbox.wire.http.WireResponse;
import dev.countersign.sandbox.wire.signing.CredentialScope;
import dev.countersign.sandbox.wire.signing.SignatureVerifier;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The Regions behind the one door: a request is for the Region that it is signed for. The sandbox's own Region is there from the
 * start, any other of AWS's from the first request for it, empty. IAM, STS and the sign-in services are the account's, wherever a
 * request is signed for.
 */
final class Regions implements Function<WireRequest, WireResponse>, AutoCloseable {
    private static final Set<String> OF_THE_ACCOUNT = Set.of("iam", "sts", "signin", "awsssoportal", "sso-oauth");
    private static final Set<String> KNOWN = Set.copyOf(RegionNames.all());

    private final World home;
    private final SandboxOptions options;
    private final Supplier<URI> endpoint;
    private final S3Service buckets;
    private final RegionalServices services;
    private final Map<String, Opened> others = new ConcurrentHashMap<>();
    private Optional<Gateway> door = Optional.empty();

    private record Opened(RegionalServices services, Gateway gateway) {}

    Regions(World home, SandboxOptions options, Supplier<URI> endpoint) {
        this.home = home;
        this.options = options;
        this.endpoint = endpoint;
        this.buckets = new S3Service(home);
        this.services = new RegionalServices(home, buckets, options, endpoint);
    }

    /** Puts the services of the sandbox's own Region in. */
    void register() {
        services.register();
    }

    /** To be called when all services are in: from now on requests are answered. */
    void open(SignatureVerifier verifier) {
        door = Optional.of(new Gateway(home, verifier, options.credentialTime(), options.traffic()));
    }

    @Override
    public WireResponse apply(WireRequest sent) {
        return CredentialScope.of(sent)
                .filter(this::isElsewhere)
                .map(scope ->
                        others.computeIfAbsent(scope.region(), this::opened).gateway())
                .or(() -> door)
                .orElseThrow()
                .apply(sent);
    }

    private boolean isElsewhere(CredentialScope scope) {
        return !scope.region().equals(home.account().region())
                && !OF_THE_ACCOUNT.contains(scope.service())
                && KNOWN.contains(scope.region());
    }

    private Opened opened(String region) {
        World there = home.in(region);
        var its = new RegionalServices(there, buckets.in(there), options, endpoint);
        its.register();
        var verifier = new SignatureVerifier(there, InstantSource.system());
        return new Opened(its, new Gateway(there, verifier, options.credentialTime(), options.traffic()));
    }

    /** The mails that all Regions would have sent. */
    List<Outbox> outboxes() {
        return Stream.concat(Stream.of(services), others.values().stream().map(Opened::services))
                .map(RegionalServices::outbox)
                .toList();
    }

    @Override
    public void close() {
        services.close();
        others.values().forEach(one -> one.services().close());
    }
}
