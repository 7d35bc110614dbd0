package dev.countersign.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where calls go and in whose name.
 *
 * @param region for example {@code eu-west-1}
 * @param endpoints overrides for all services or single ones (a sandbox, a proxy)
 * @param credentials asked before each call
 */
public record AwsConnection(String region, Endpoints endpoints, CredentialSource credentials) {
    /**
     * A connection with credentials that stay as they are.
     *
     * @param endpoint an override for all services; absent = AWS's own endpoints of the region
     */
    public AwsConnection(String region, Optional<URI> endpoint, AccessKeys keys) {
        this(region, Endpoints.of(endpoint), CredentialSource.fixed(keys));
    }

    /** The override for all services; absent = AWS's own endpoints of the region. */
    public Optional<URI> endpoint() {
        return endpoints.all();
    }

    /** The present credentials; blocks and fails as {@link CredentialSource#current()} does. */
    public AccessKeys keys() {
        return credentials.current();
    }

    /** The same place in another's name. */
    public AwsConnection as(AccessKeys other) {
        return new AwsConnection(region, endpoints, CredentialSource.fixed(other));
    }

    /** The same credentials and endpoints in another region. */
    public AwsConnection in(String otherRegion) {
        return new AwsConnection(otherRegion, endpoints, credentials);
    }

    /** What to show as the place that calls go to. */
    public String endpointText() {
        return endpoint().map(URI::toString).orElse("AWS " + region);
    }
}
