package dev.countersign.session.credentials.source;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CredentialPorts;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Place;
import dev.countersign.session.credentials.role.RoleSettings;
import dev.countersign.session.credentials.role.WebIdentity;
import dev.countersign.session.credentials.role.World;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.Variables;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.center.IdentityCenter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out how a choice comes by its keys. Nothing is called and nothing is read by that. */
public final class KeySources {
    private final CredentialPorts ports;
    private final IdentityCenter sso;
    private final Supplier<ProfileCatalog> profiles;
    private final Variables variables;
    private final Path home;

    /**
     * @param profiles reads the files as they are now
     * @param variables of the environment, which programs that are run get too
     * @param home the user's home directory
     */
    public KeySources(
            CredentialPorts ports,
            IdentityCenter sso,
            Supplier<ProfileCatalog> profiles,
            Variables variables,
            Path home) {
        this.ports = ports;
        this.sso = sso;
        this.profiles = profiles;
        this.variables = variables;
        this.home = home;
    }

    /**
     * The source of a profile.
     *
     * @param catalog where its source profiles are
     * @throws AwsFailure when the profile cannot work
     */
    public KeySource of(Profile profile, ProfileCatalog catalog, Place place) {
        profile.whyNot().ifPresent(why -> {
            throw unusable(why);
        });
        return new ProfileSources(this, catalog, new World(place, ports)).of(profile);
    }

    /**
     * The source of what the environment says.
     *
     * @param kind one of the environment's kinds
     */
    public KeySource ofEnvironment(CredentialKind kind, Place place) {
        return switch (kind) {
            case CONTAINER -> container();
            case WEB_IDENTITY ->
                new WebIdentity(
                        new World(place, ports),
                        path(variables.get("AWS_WEB_IDENTITY_TOKEN_FILE").orElse("")),
                        RoleSettings.of(variables));
            default -> environment();
        };
    }

    /** Keys that somebody gives by hand. */
    public static KeySource given(AccessKeys keys) {
        return new FileKeys("this choice", () -> Optional.of(keys));
    }

    /** A role of IAM Identity Center, without a profile. */
    public KeySource ofRole(SsoSession session, String account, String role, Place place) {
        return sso(new SsoRequest(session, place.endpoints()), account, role);
    }

    KeySource sso(SsoRequest request, String account, String role) {
        return new SsoKeys(sso, request, account, role);
    }

    KeySource container() {
        return new ContainerKeys(ports, variables);
    }

    KeySource environment() {
        Supplier<Optional<AccessKeys>> keys = () -> variables
                .get("AWS_ACCESS_KEY_ID")
                .flatMap(id -> variables
                        .get("AWS_SECRET_ACCESS_KEY")
                        .map(secret -> new AccessKeys(id, secret, variables.get("AWS_SESSION_TOKEN"))));
        return new FileKeys("the environment", keys);
    }

    /** The keys in the files, as they are each time. */
    KeySource files(String profile) {
        return new FileKeys(
                "profile '" + profile + "'", () -> profiles.get().find(profile).flatMap(Profile::keys));
    }

    /** A console sign-in's; the SDK's variable for the folder is honoured. */
    KeySource login(World world, String loginSession) {
        Path cache =
                variables.get("AWS_LOGIN_CACHE_DIRECTORY").map(this::path).orElse(home.resolve(".aws/login/cache"));
        return _ -> Obtained.alone(ports.login(
                loginSession, cache, world.place().region(), world.place().endpoints()));
    }

    KeySource instance() {
        return _ -> {
            if (variables
                    .get("AWS_EC2_METADATA_DISABLED")
                    .filter("true"::equalsIgnoreCase)
                    .isPresent()) {
                throw unusable("AWS_EC2_METADATA_DISABLED forbids to ask for the instance's role.");
            }
            return Obtained.alone(ports.instance(
                    variables.get("AWS_EC2_METADATA_SERVICE_ENDPOINT").flatMap(Variables::url)));
        };
    }

    Variables variables() {
        return variables;
    }

    Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    static AwsFailure unusable(String sentence) {
        return AwsFailure.saying(
                Kind.CREDENTIALS_REJECTED, "sign-in", sentence, "Correct the profile, or choose another session.");
    }
}
