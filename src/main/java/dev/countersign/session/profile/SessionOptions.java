package dev.countersign.session.profile;

import java.net.URI;
import java.util.Optional;

/**
 * What the command line says of the session; each wins over the environment and the files, as in the AWS CLI.
 *
 * @param profile {@code --profile}: also the credentials of the environment are then not used
 * @param region {@code --region}
 * @param endpoint {@code --endpoint-url}: for every call, to whichever service
 */
public record SessionOptions(Optional<String> profile, Optional<String> region, Optional<URI> endpoint) {
    /** Nothing was said. */
    public static final SessionOptions NONE = new SessionOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
