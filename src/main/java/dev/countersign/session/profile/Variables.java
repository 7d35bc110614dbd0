package dev.countersign.session.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of the environment that every AWS tool obeys, and what the command line says instead. Its text form names none
 * of their values.
 *
 * @param all all variables
 * @param options win over the variables of the same meaning
 */
public record Variables(Map<String, String> all, SessionOptions options) {
    /** All services' endpoint. */
    public static final String ENDPOINT = "AWS_ENDPOINT_URL";

    public Variables {
        all = Map.copyOf(all);
    }

    /** Without a command line. */
    public Variables(Map<String, String> all) {
        this(all, SessionOptions.NONE);
    }

    /** The value of a variable; absent also when it is blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(all.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The folder whose {@code .aws} is meant: {@code HOME} as in AWS's tools, which a person may have set, else the system's. */
    public Path home() {
        return get("HOME").map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
    }

    /** {@code --region}, else {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}. */
    public Optional<String> region() {
        return options.region().or(() -> get("AWS_REGION")).or(() -> get("AWS_DEFAULT_REGION"));
    }

    /** What {@link #region()} comes from, for a sentence. */
    String regionOrigin() {
        if (options.region().isPresent()) {
            return "--region";
        }
        return get("AWS_REGION").isPresent() ? "AWS_REGION" : "AWS_DEFAULT_REGION";
    }

    /** The profile to use when none is chosen: {@code --profile}, else that of the environment. */
    public Optional<String> profile() {
        return options.profile().or(() -> get(profileVariable()));
    }

    /** What {@link #profile()} comes from, for a sentence. */
    public String profileOrigin() {
        return options.profile().isPresent() ? "--profile" : profileVariable();
    }

    /** The AWS CLI reads {@code AWS_DEFAULT_PROFILE} first. */
    private String profileVariable() {
        return get("AWS_DEFAULT_PROFILE").isPresent() ? "AWS_DEFAULT_PROFILE" : "AWS_PROFILE";
    }

    /** {@code --endpoint-url}, else {@code AWS_ENDPOINT_URL}; absent also when it is no URL. */
    public Optional<URI> endpoint() {
        return options.endpoint().or(() -> get(ENDPOINT).flatMap(Variables::url));
    }

    /** What {@link #endpoint()} comes from, for a sentence. */
    public String endpointOrigin() {
        return options.endpoint().isPresent() ? "--endpoint-url" : ENDPOINT;
    }

    /** {@code AWS_ENDPOINT_URL_SFN} and the like, by service id in lower case; those that are no URL are left out. */
    public Map<String, URI> serviceEndpoints() {
        Map<String, URI> endpoints = new TreeMap<>();
        if (options.endpoint().isPresent()) {
            return endpoints;
        }
        for (String name : all.keySet()) {
            if (name.startsWith(ENDPOINT + "_")) {
                get(name)
                        .flatMap(Variables::url)
                        .ifPresent(url -> endpoints.put(
                                name.substring(ENDPOINT.length() + 1).toLowerCase(Locale.ROOT), url));
            }
        }
        return endpoints;
    }

    /** {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} is true; what the command line says is never ignored. */
    public boolean ignoresConfiguredEndpoints() {
        return options.endpoint().isEmpty()
                && get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
    }

    /** An absolute http or https URL; absent when the text is none. */
    public static Optional<URI> url(String text) {
        try {
            var uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return all.size() + " variables";
    }
}
