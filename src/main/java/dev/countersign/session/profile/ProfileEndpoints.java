package dev.countersign.session.profile;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.profile.ProfileFiles.Named;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a profile's calls go. For each service the first of these counts, as in every AWS tool: {@code AWS_ENDPOINT_URL_…},
 * {@code AWS_ENDPOINT_URL}, the profile's {@code [services]} section, its {@code endpoint_url}.
 */
final class ProfileEndpoints {
    private static final String SUFFIX = ".endpoint_url";

    private final Variables variables;
    private final ProfileFiles files;

    ProfileEndpoints(Variables variables, ProfileFiles files) {
        this.variables = variables;
        this.files = files;
    }

    Endpoints of(Map<String, Setting> settings) {
        if (ignored(settings)) {
            return Endpoints.OF_AWS;
        }
        if (variables.endpoint().isPresent()) {
            return new Endpoints(variables.endpoint(), variables.serviceEndpoints());
        }
        Map<String, URI> services = new TreeMap<>(services(settings));
        services.putAll(variables.serviceEndpoints());
        return new Endpoints(ProfileReader.value(settings, "endpoint_url").flatMap(Variables::url), services);
    }

    /** What a person should know of where calls go, as sentences. */
    List<String> notes(Map<String, Setting> settings) {
        List<String> notes = new ArrayList<>();
        if (ignored(settings)) {
            if (!variables.serviceEndpoints().isEmpty() || variables.endpoint().isPresent()) {
                notes.add("The endpoints of the environment are not used: ignore_configured_endpoint_urls is true.");
            }
            return notes;
        }
        variables.endpoint().ifPresent(endpoint -> notes.add("AWS_ENDPOINT_URL is set: calls go to " + endpoint + "."));
        variables
                .serviceEndpoints()
                .forEach((service, endpoint) ->
                        notes.add("AWS_ENDPOINT_URL_" + service.toUpperCase(java.util.Locale.ROOT)
                                + " is set: calls to that service go to " + endpoint + "."));
        return notes;
    }

    private boolean ignored(Map<String, Setting> settings) {
        return ProfileReader.value(settings, "ignore_configured_endpoint_urls")
                .map("true"::equalsIgnoreCase)
                .orElseGet(variables::ignoresConfiguredEndpoints);
    }

    private Map<String, URI> services(Map<String, Setting> settings) {
        Map<String, URI> endpoints = new TreeMap<>();
        Optional.ofNullable(ProfileReader.value(settings, "services")
                        .map(files.services()::get)
                        .orElse(null))
                .map(Named::settings)
                .ifPresent(section -> section.forEach((key, setting) -> {
                    if (key.endsWith(SUFFIX)) {
                        Variables.url(setting.value())
                                .ifPresent(url -> endpoints.put(key.substring(0, key.length() - SUFFIX.length()), url));
                    }
                }));
        return endpoints;
    }
}
