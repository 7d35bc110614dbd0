package dev.countersign.session.credentials.key;

import dev.countersign.aws.Endpoints;

/**
 * Where a sign-in goes.
 *
 * @param region where STS is asked, and calls go first
 */
public record Place(String region, Endpoints endpoints, EndpointTime time) {}
