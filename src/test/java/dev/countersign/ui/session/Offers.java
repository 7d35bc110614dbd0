package dev.countersign.ui.session;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice.FromProfile;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.ProfileCatalog;
import dev.countersign.session.profile.file.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles as a configuration file would give them. */
final class Offers {
    private static final Path FILE = Path.of("/home/maria/.aws/config");

    private Offers() {}

    static FromProfile profile(String name, CredentialKind kind, Endpoints endpoints, Optional<String> whyNot) {
        var profile = new Profile(
                name,
                kind,
                Optional.of("eu-central-1"),
                Optional.of("111122223333"),
                endpoints,
                Optional.empty(),
                whyNot,
                List.of(),
                Map.of(
                        "aws_access_key_id",
                        new Setting("AKIAEXAMPLE000000000", FILE, 2),
                        "aws_secret_access_key",
                        new Setting("secret", FILE, 3)));
        return new FromProfile(profile, ProfileCatalog.empty(), false);
    }
}
