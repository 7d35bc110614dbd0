package dev.countersign.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where calls go and in whose name.
 *
 * @param region for example {@code eu-west-1}
 * @param endpoint an override for all services (a sandbox, a proxy); absent = AWS's own endpoints of the region
 */
public record AwsConnection(String region, Optional<URI> endpoint, AccessKeys keys) {
    /** The same place in another's name. */
    public AwsConnection as(AccessKeys other) {
        return new AwsConnection(region, endpoint, other);
    }

    /** What to show as the place that calls go to. */
    public String endpointText() {
        return endpoint.map(URI::toString).orElse("AWS " + region);
    }
}
