package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles of the AWS configuration files, wherever the environment says these are. */
public final class Profiles {
    private static final String PROFILE = "profile ";

    private final Environment environment;
    private final Path home;

    /** @param home the user's home directory, under which {@code .aws} lies unless variables say otherwise */
    public Profiles(Environment environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** The file with regions and roles: {@code AWS_CONFIG_FILE}, else {@code ~/.aws/config}. */
    public Path configFile() {
        return environment.variable("AWS_CONFIG_FILE").map(this::path).orElse(home.resolve(".aws/config"));
    }

    /** The file with keys: {@code AWS_SHARED_CREDENTIALS_FILE}, else {@code ~/.aws/credentials}. */
    public Path credentialsFile() {
        return environment
                .variable("AWS_SHARED_CREDENTIALS_FILE")
                .map(this::path)
                .orElse(home.resolve(".aws/credentials"));
    }

    /**
     * All profiles, in the order of the files; none when there is no file.
     *
     * @throws UncheckedIOException when a file exists but cannot be read
     */
    public List<SessionChoice> read() {
        var config = AwsIni.parse(text(configFile()));
        Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
        config.forEach((heading, properties) -> profileName(heading)
                .ifPresent(name -> profiles.computeIfAbsent(name, n -> new LinkedHashMap<>())
                        .putAll(properties)));
        // Where both files know a profile, the credentials file wins.
        AwsIni.parse(text(credentialsFile()))
                .forEach((name, properties) -> profiles.computeIfAbsent(name, n -> new LinkedHashMap<>())
                        .putAll(properties));
        List<SessionChoice> choices = new ArrayList<>();
        profiles.forEach((name, properties) -> choices.add(choice(name, properties)));
        return choices;
    }

    private SessionChoice choice(String name, Map<String, String> properties) {
        CredentialKind kind = CredentialKind.of(properties);
        Optional<AccessKeys> keys =
                kind == CredentialKind.STATIC_KEYS ? Optional.of(keys(properties)) : Optional.empty();
        Optional<String> region = property(properties, "region").or(environment::region);
        return new SessionChoice.FromProfile(
                name,
                kind,
                keys,
                region,
                endpoint(properties),
                kind.whyNot(),
                environment.endpoint().isPresent(),
                notes(properties));
    }

    private static AccessKeys keys(Map<String, String> properties) {
        return new AccessKeys(
                properties.getOrDefault("aws_access_key_id", ""),
                properties.getOrDefault("aws_secret_access_key", ""),
                property(properties, "aws_session_token"));
    }

    /** The environment's endpoint wins over a profile's in every AWS tool, so also here. */
    private Optional<URI> endpoint(Map<String, String> properties) {
        if ("true".equalsIgnoreCase(properties.get("ignore_configured_endpoint_urls"))) {
            return Optional.empty();
        }
        return environment
                .endpoint()
                .or(() -> property(properties, "endpoint_url").flatMap(Environment::url));
    }

    private List<String> notes(Map<String, String> properties) {
        List<String> notes = new ArrayList<>();
        property(properties, "services")
                .ifPresent(section -> notes.add("The endpoints of single services in [services " + section
                        + "] are not used; give one endpoint for all."));
        environment
                .serviceEndpoints()
                .forEach(variable ->
                        notes.add(variable + " is set: calls to that service go elsewhere while Endpoint is empty."));
        return notes;
    }

    private static Optional<String> profileName(String heading) {
        if (heading.equals("default")) {
            return Optional.of(heading);
        }
        return heading.startsWith(PROFILE)
                ? Optional.of(heading.substring(PROFILE.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> property(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).filter(v -> !v.isEmpty());
    }

    private Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
