package dev.countersign.aws.sdk.credentials;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.CredentialPorts;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.StsGateway;
import dev.countersign.aws.StsGateway.Issued;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** {@link CredentialPorts} over the SDK and its HTTP client. */
public final class SdkCredentialPorts implements CredentialPorts {
    private final HostKeys hosts = new HostKeys();

    @Override
    public StsGateway sts(AwsConnection connection, ServerClock clock) {
        return new SdkStsGateway(connection, clock);
    }

    @Override
    public Issued login(String loginSession, Path cache, String region, Endpoints endpoints) {
        return LoginKeys.of(loginSession, cache, region, endpoints);
    }

    @Override
    public Issued container(URI uri, Optional<String> authorization) {
        return hosts.container(uri, authorization);
    }

    @Override
    public Issued instance(Optional<URI> service) {
        return hosts.instance(service.orElse(HostKeys.METADATA_SERVICE));
    }
}
