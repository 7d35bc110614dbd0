package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Variables;
import dev.countersign.session.sso.SsoSession;
import java.net.URI;
import java.util.Optional;

/** One way to begin a session, as the welcome screen lists it. */
public sealed interface SessionChoice {
    /** The title of the choice. */
    String name();

    /** Where it comes from, in a few words. */
    String origin();

    /** The region it brings along; absent = must be given. */
    Optional<String> region();

    /** Where its calls go; the sandbox inside this program has no address before it is started. */
    Endpoints endpoints();

    /** The endpoint for all services that it brings along; absent = AWS's own. */
    default Optional<URI> endpoint() {
        return endpoints().all();
    }

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
        public Endpoints endpoints() {
            return Endpoints.OF_AWS;
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
        public Endpoints endpoints() {
            return Endpoints.all(access.endpoint());
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
     * @param kind what the variables are; {@code NONE} when they name an endpoint only
     * @param keys absent when they are incomplete ({@code whyNot} then says what is missing), and for other kinds
     * @param variables where the other kinds find what they need
     */
    record FromEnvironment(
            CredentialKind kind,
            Optional<AccessKeys> keys,
            Optional<String> region,
            Endpoints endpoints,
            Optional<String> whyNot,
            Variables variables)
            implements SessionChoice {
        @Override
        public String name() {
            return "Environment";
        }

        @Override
        public String origin() {
            return "From the environment: "
                    + switch (kind) {
                        case WEB_IDENTITY -> "AWS_WEB_IDENTITY_TOKEN_FILE";
                        case CONTAINER -> "AWS_CONTAINER_CREDENTIALS_…";
                        default -> endpoint().isPresent() ? "AWS_ENDPOINT_URL" : "AWS_ACCESS_KEY_ID";
                    };
        }

        @Override
        public boolean isEndpointRequired() {
            return endpoint().isPresent();
        }
    }

    /**
     * A profile of the AWS configuration files.
     *
     * @param catalog where its source profiles are
     * @param isEndpointRequired {@code AWS_ENDPOINT_URL} is set, which every AWS tool obeys before the profile
     */
    record FromProfile(Profile profile, ProfileCatalog catalog, boolean isEndpointRequired) implements SessionChoice {
        @Override
        public String name() {
            return profile.name();
        }

        @Override
        public String origin() {
            return "Profile, " + profile.kindWords();
        }

        @Override
        public Optional<String> region() {
            return profile.region();
        }

        @Override
        public Endpoints endpoints() {
            return profile.endpoints();
        }

        @Override
        public Optional<String> whyNot() {
            return profile.whyNot();
        }
    }

    /**
     * A role of IAM Identity Center, without a profile.
     *
     * @param account twelve digits
     * @param accountName may be empty
     */
    record FromIdentityCenter(
            SsoSession session,
            String account,
            String accountName,
            String role,
            Optional<String> region,
            Endpoints endpoints)
            implements SessionChoice {
        @Override
        public String name() {
            return role + " in " + (accountName.isEmpty() ? account : accountName);
        }

        @Override
        public String origin() {
            return "IAM Identity Center, " + session.title();
        }

        @Override
        public Optional<String> whyNot() {
            return Optional.empty();
        }
    }
}
