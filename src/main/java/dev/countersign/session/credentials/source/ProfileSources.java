package dev.countersign.session.credentials.source;

import dev.countersign.aws.StsGateway.Role;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.role.AssumedRole;
import dev.countersign.session.credentials.role.KeptKeys;
import dev.countersign.session.credentials.role.MfaDevice;
import dev.countersign.session.credentials.role.MfaSession;
import dev.countersign.session.credentials.role.RoleSettings;
import dev.countersign.session.credentials.role.RoleWithCode;
import dev.countersign.session.credentials.role.WebIdentity;
import dev.countersign.session.credentials.role.World;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.file.Setting;
import dev.countersign.session.sso.SsoRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The sources of profiles, and of those that these take their roles with. */
final class ProfileSources {
    private final KeySources kinds;
    private final ProfileCatalog catalog;
    private final World world;
    private final Set<String> onTheWay = new HashSet<>();

    ProfileSources(KeySources kinds, ProfileCatalog catalog, World world) {
        this.kinds = kinds;
        this.catalog = catalog;
        this.world = world;
    }

    KeySource of(Profile profile) {
        return switch (profile.kind()) {
            case WEB_IDENTITY ->
                new WebIdentity(
                        world,
                        kinds.path(profile.value("web_identity_token_file").orElse("")),
                        RoleSettings.of(profile, kinds.variables()));
            case SSO, LEGACY_SSO -> sso(profile);
            case ROLE_FROM_PROFILE -> role(profile, kept(sourceOf(profile)));
            case ROLE_FROM_SOURCE -> role(profile, kept(machine(profile)));
            case LOGIN -> kinds.login(world, profile.value("login_session").orElse(""));
            case PROCESS -> process(profile);
            case STATIC_KEYS -> user(profile);
            case SESSION_KEYS -> kinds.files(profile.name());
            case CONTAINER -> kinds.container();
            case NONE -> throw KeySources.unusable("Profile '" + profile.name() + "' has no credentials.");
        };
    }

    /** A source profile that has keys gives these, whatever else it says; so a profile may name itself. */
    private KeySource sourceOf(Profile profile) {
        Profile source = catalog.sourceOf(profile)
                .orElseThrow(
                        () -> KeySources.unusable("The source_profile of '" + profile.name() + "' does not exist."));
        if (source.keys().isPresent()) {
            return kinds.files(source.name());
        }
        if (!onTheWay.add(profile.name())) {
            throw KeySources.unusable("source_profile of '" + profile.name() + "' leads in a circle.");
        }
        return of(source);
    }

    private KeySource machine(Profile profile) {
        String source = profile.value("credential_source").orElse("");
        return switch (source) {
            case "Environment" -> kinds.environment();
            case "EcsContainer" -> kinds.container();
            case "Ec2InstanceMetadata" -> kinds.instance();
            default ->
                throw KeySources.unusable("credential_source of profile '" + profile.name() + "' is '" + source
                        + "'; it can be Environment, EcsContainer or Ec2InstanceMetadata.");
        };
    }

    private KeySource role(Profile profile, KeySource source) {
        Role role = RoleSettings.of(profile, kinds.variables());
        var byCode = new AssumedRole(world, profile.name(), source, role);
        Optional<String> serial = profile.value("mfa_serial");
        if (serial.isEmpty()) {
            return byCode;
        }
        var device = new MfaDevice(profile.name(), serial.get(), role.arn());
        var session = kept(new MfaSession(world, source, device));
        return new RoleWithCode(source, device, session, new AssumedRole(world, profile.name(), session, role), byCode);
    }

    /** A user with a device works in a session that counts as signed in with it. */
    private KeySource user(Profile profile) {
        KeySource keys = kinds.files(profile.name());
        return profile.value("mfa_serial")
                .<KeySource>map(serial -> new MfaSession(world, keys, new MfaDevice(profile.name(), serial, "")))
                .orElse(keys);
    }

    private KeySource sso(Profile profile) {
        var session = profile.sso()
                .orElseThrow(() -> KeySources.unusable("Profile '" + profile.name()
                        + "' does not say where to sign in: start URL or region is missing."));
        return kinds.sso(
                new SsoRequest(session, world.place().endpoints()),
                profile.value("sso_account_id").orElse(""),
                profile.value("sso_role_name").orElse(""));
    }

    private KeySource process(Profile profile) {
        Setting command = profile.settings().get("credential_process");
        if (command == null) {
            throw KeySources.unusable("Profile '" + profile.name() + "' names no credential_process.");
        }
        return new ProcessKeys(profile.name(), command, kinds.variables().all(), ProcessKeys.Patience.USUAL);
    }

    private KeptKeys kept(KeySource source) {
        return new KeptKeys(source, world.place().time().keysEndBy());
    }
}
