package dev.countersign.session.profile;

import dev.countersign.session.profile.file.ConfigFile;
import dev.countersign.session.profile.file.ConfigSection;
import dev.countersign.session.profile.file.FileProblem;
import dev.countersign.session.profile.file.SectionName;
import dev.countersign.session.profile.file.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both configuration files taken together: the settings of each profile, sso-session and services section by name. */
final class ProfileFiles {
    /** Sections of the AWS CLI's own that mean no profile. */
    private static final Set<String> OTHERS = Set.of("preview", "plugins");

    private final Map<String, Named> profiles = new LinkedHashMap<>();
    private final Map<String, Named> ssoSessions = new LinkedHashMap<>();
    private final Map<String, Named> services = new LinkedHashMap<>();
    private final List<FileProblem> problems = new ArrayList<>();

    /** A section's settings; {@code place} is its heading, the first one where there are several. */
    record Named(String name, Setting place, Map<String, Setting> settings) {}

    ProfileFiles(ConfigFile config, ConfigFile credentials) {
        problems.addAll(config.problems());
        problems.addAll(credentials.problems());
        boolean hasPrefixedDefault =
                config.sections().stream().anyMatch(section -> isPrefixedDefault(section.heading()));
        for (ConfigSection section : config.sections()) {
            if (hasPrefixedDefault && section.heading().equals(SectionName.DEFAULT)) {
                problem(config, section, "[default] is not read, because there is a [profile default].");
            } else {
                SectionName.of(section.heading())
                        .ifPresentOrElse(
                                name -> add(mapFor(name), name.name(), config, section),
                                () -> unknown(config, section));
            }
        }
        for (ConfigSection section : credentials.sections()) {
            if (!section.heading().isEmpty()) {
                checkCredentialsHeading(credentials, section);
                add(profiles, section.heading(), credentials, section);
            }
        }
    }

    Map<String, Named> profiles() {
        return profiles;
    }

    Map<String, Named> ssoSessions() {
        return ssoSessions;
    }

    Map<String, Named> services() {
        return services;
    }

    List<FileProblem> problems() {
        return problems;
    }

    private Map<String, Named> mapFor(SectionName name) {
        return switch (name.type()) {
            case SectionName.SSO_SESSION -> ssoSessions;
            case SectionName.SERVICES -> services;
            default -> profiles;
        };
    }

    /** Where both files know a key of a profile, the credentials file wins. */
    private static void add(Map<String, Named> map, String name, ConfigFile file, ConfigSection section) {
        var place = new Setting(section.heading(), file.path(), section.line());
        map.computeIfAbsent(name, n -> new Named(n, place, new LinkedHashMap<>()))
                .settings()
                .putAll(section.settings());
    }

    private static boolean isPrefixedDefault(String heading) {
        return !heading.equals(SectionName.DEFAULT)
                && SectionName.of(heading)
                        .filter(new SectionName(SectionName.PROFILE, SectionName.DEFAULT)::equals)
                        .isPresent();
    }

    private void unknown(ConfigFile file, ConfigSection section) {
        String heading = section.heading();
        if (SectionName.isMeant(heading)) {
            problem(file, section, "[" + heading + "] needs exactly one name; a name with blanks stands in quotes.");
        } else if (!heading.isEmpty() && !OTHERS.contains(heading)) {
            problem(
                    file,
                    section,
                    "[" + heading + "] is not read as a profile in this file; that would be [profile " + heading
                            + "].");
        }
    }

    private void checkCredentialsHeading(ConfigFile file, ConfigSection section) {
        if (section.heading().startsWith(SectionName.PROFILE + " ")) {
            problem(file, section, "In this file a heading is the profile's name alone, without 'profile'.");
        } else if (SectionName.isMeant(section.heading())) {
            problem(file, section, "[" + section.heading() + "] belongs into the config file.");
        }
    }

    private void problem(ConfigFile file, ConfigSection section, String sentence) {
        problems.add(new FileProblem(file.path(), section.line(), sentence));
    }
}
