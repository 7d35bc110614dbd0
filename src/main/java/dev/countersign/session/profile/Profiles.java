package dev.countersign.session.profile;

import dev.countersign.session.profile.file.ConfigFile;
import dev.countersign.session.sso.SsoSession;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The AWS configuration files of a person, wherever the environment says these are. */
public final class Profiles {
    private final Variables variables;
    private final Path home;

    /** @param home the user's home directory, under which {@code .aws} lies unless variables say otherwise */
    public Profiles(Variables variables, Path home) {
        this.variables = variables;
        this.home = home;
    }

    /** The file with regions and roles: {@code AWS_CONFIG_FILE}, else {@code ~/.aws/config}. */
    public Path configFile() {
        return file("AWS_CONFIG_FILE", ".aws/config");
    }

    /** The file with keys: {@code AWS_SHARED_CREDENTIALS_FILE}, else {@code ~/.aws/credentials}. */
    public Path credentialsFile() {
        return file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials");
    }

    /** Reads both files. Never fails: what cannot be read is among the catalog's problems. Blocks on the file system. */
    public ProfileCatalog catalog() {
        var files = new ProfileFiles(ConfigFile.read(configFile()), ConfigFile.read(credentialsFile()));
        var reader = new ProfileReader(variables, files);
        List<Profile> profiles = new ArrayList<>();
        files.profiles().forEach((name, section) -> profiles.add(reader.profile(name, section)));
        List<SsoSession> sessions = new ArrayList<>();
        files.ssoSessions().keySet().forEach(name -> reader.ssoSession(name).ifPresent(sessions::add));
        return new ProfileCatalog(profiles, sessions, files.problems());
    }

    private Path file(String variable, String otherwise) {
        return variables.get(variable).map(this::path).orElse(home.resolve(otherwise));
    }

    private Path path(String text) {
        try {
            if (text.equals("~")) {
                return home;
            }
            return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            // Nothing can be there; the name is kept for the message.
            return home.resolve("not-a-file-name");
        }
    }
}
