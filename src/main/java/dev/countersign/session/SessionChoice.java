package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One way to begin a session, as the welcome screen lists it. */
public sealed interface SessionChoice {
    /** The title of the choice. */
    String name();

    /** Where it comes from, in a few words. */
    String origin();

    /** The region it brings along; absent = must be given. */
    Optional<String> region();

    /** The endpoint it brings along; absent = AWS's own. */
    Optional<URI> endpoint();

    /** Why it cannot be used, as a sentence; absent = it can. */
    Optional<String> whyNot();

    /** Whether the environment redirects every call, so that "AWS itself" cannot be chosen. */
    default boolean isEndpointRequired() {
        return false;
    }

    /** Whether region and endpoint may be changed before signing in. */
    default boolean isAdjustable() {
        return true;
    }

    default boolean isUsable() {
        return whyNot().isEmpty();
    }

    /** The sandbox inside this program. */
    record EmbeddedSandbox() implements SessionChoice {
        @Override
        public String name() {
            return "Sandbox";
        }

        @Override
        public String origin() {
            return "A small AWS inside this program";
        }

        @Override
        public Optional<String> region() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.empty();
        }

        @Override
        public Optional<String> whyNot() {
            return Optional.empty();
        }

        @Override
        public boolean isAdjustable() {
            return false;
        }
    }

    /** A sandbox that runs already and whose variables are in the environment. */
    record RunningSandbox(SandboxAccess access) implements SessionChoice {
        @Override
        public String name() {
            return "Running sandbox";
        }

        @Override
        public String origin() {
            return "From the environment: AWS_ENDPOINT_URL";
        }

        @Override
        public Optional<String> region() {
            return Optional.of(access.region());
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(access.endpoint());
        }

        @Override
        public Optional<String> whyNot() {
            return Optional.empty();
        }

        @Override
        public boolean isAdjustable() {
            return false;
        }
    }

    /**
     * Credentials of the environment.
     *
     * @param keys absent when they are incomplete; {@code whyNot} then says what is missing
     */
    record FromEnvironment(
            Optional<AccessKeys> keys, Optional<String> region, Optional<URI> endpoint, Optional<String> whyNot)
            implements SessionChoice {
        @Override
        public String name() {
            return "Environment";
        }

        @Override
        public String origin() {
            return endpoint.isPresent()
                    ? "From the environment: AWS_ENDPOINT_URL"
                    : "From the environment: AWS_ACCESS_KEY_ID";
        }

        @Override
        public boolean isEndpointRequired() {
            return endpoint.isPresent();
        }
    }

    /**
     * A profile of the AWS configuration files.
     *
     * @param isEndpointRequired {@code AWS_ENDPOINT_URL} is set, which every AWS tool obeys before the profile
     * @param notes what else decides where calls go, as sentences
     */
    record FromProfile(
            String name,
            CredentialKind kind,
            Optional<AccessKeys> keys,
            Optional<String> region,
            Optional<URI> endpoint,
            Optional<String> whyNot,
            boolean isEndpointRequired,
            List<String> notes)
            implements SessionChoice {
        @Override
        public String origin() {
            return "Profile, " + kind.words();
        }
    }
}
