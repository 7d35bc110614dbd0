package dev.countersign.session.profile;

import dev.countersign.session.profile.file.FileProblem;
import dev.countersign.session.sso.SsoSession;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration files hold.
 *
 * @param profiles in the order of the files
 * @param ssoSessions the complete {@code [sso-session]} sections, in the order of the file
 * @param problems what is wrong with the files; the rest could be read all the same
 */
public record ProfileCatalog(List<Profile> profiles, List<SsoSession> ssoSessions, List<FileProblem> problems) {
    public ProfileCatalog {
        profiles = List.copyOf(profiles);
        ssoSessions = List.copyOf(ssoSessions);
        problems = List.copyOf(problems);
    }

    /** Nothing at all. */
    public static ProfileCatalog empty() {
        return new ProfileCatalog(List.of(), List.of(), List.of());
    }

    /** The profile of that name. */
    public Optional<Profile> find(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /**
     * The profile whose credentials assume a profile's role; the profile itself where it names itself and its own keys are
     * meant. Absent when the profile names none, or one that is not there.
     */
    public Optional<Profile> sourceOf(Profile profile) {
        return profile.value("source_profile").flatMap(this::find);
    }
}
