package dev.countersign.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where calls go when not to AWS's own endpoints of the region.
 *
 * @param all for all services; absent = AWS's own
 * @param services for single services, by the id that {@code AWS_ENDPOINT_URL_…} and {@code [services]} sections use, in lower
 *     case: {@code sfn}, {@code codepipeline}, {@code s3}, {@code sso}, {@code sso_oidc}; wins over {@code all}
 */
public record Endpoints(Optional<URI> all, Map<String, URI> services) {
    /** AWS's own endpoints. */
    public static final Endpoints OF_AWS = new Endpoints(Optional.empty(), Map.of());

    public Endpoints {
        services = Map.copyOf(services);
    }

    /** One endpoint for all services. */
    public static Endpoints all(URI endpoint) {
        return new Endpoints(Optional.of(endpoint), Map.of());
    }

    /** One endpoint for all services, or AWS's own. */
    public static Endpoints of(Optional<URI> all) {
        return all.map(Endpoints::all).orElse(OF_AWS);
    }

    /** The override for a service; absent = AWS's own endpoint. */
    public Optional<URI> of(String service) {
        return Optional.ofNullable(services.get(service)).or(() -> all);
    }

    /** Whether any call may go elsewhere than to AWS's own endpoints. */
    public boolean isOverridden() {
        return all.isPresent() || !services.isEmpty();
    }
}
