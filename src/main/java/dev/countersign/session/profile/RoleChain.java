package dev.countersign.session.profile;

import dev.countersign.session.profile.ProfileFiles.Named;
import dev.countersign.session.profile.file.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows {@code source_profile} to the profile whose credentials assume the first role. A source that has access keys gives
 * these, whatever else it says (as in the AWS CLI), so a profile may name itself.
 */
final class RoleChain {
    private static final String SOURCE = "source_profile";

    private RoleChain() {}

    /** Why the chain that begins at a profile does not end well. */
    static Optional<String> whyNot(ProfileFiles files, Named first) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> places = new ArrayList<>();
        Named current = first;
        while (true) {
            Setting reference = current.settings().get(SOURCE);
            if (reference == null) {
                return Optional.empty();
            }
            String name = reference.value();
            Named source = files.profiles().get(name);
            if (source == null) {
                return Optional.of("source_profile names '" + name + "', a profile that is in neither file ("
                        + reference.place() + ").");
            }
            if (hasKeys(source)) {
                return Optional.empty();
            }
            if (name.equals(current.name())) {
                return Optional.of("source_profile names the profile itself, which has no access keys of its own ("
                        + reference.place() + ").");
            }
            seen.put(current.name(), places.size());
            places.add(reference.place());
            Integer before = seen.get(name);
            if (before != null) {
                return Optional.of("source_profile leads in a circle back to '" + name + "' ("
                        + String.join("; ", places.subList(before, places.size())) + ").");
            }
            CredentialKind kind = ProfileReader.kind(source.settings());
            if (kind != CredentialKind.ROLE_FROM_PROFILE) {
                return new ProfileCheck(files, source, kind)
                        .whyNot()
                        .map(why -> "The source profile '" + name + "' cannot work: " + why);
            }
            current = source;
        }
    }

    private static boolean hasKeys(Named profile) {
        return ProfileReader.value(profile.settings(), "aws_access_key_id").isPresent()
                && ProfileReader.value(profile.settings(), "aws_secret_access_key")
                        .isPresent();
    }
}
