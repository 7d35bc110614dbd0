package dev.countersign.session.profile;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.profile.ProfileFiles.Named;
import dev.countersign.session.profile.file.Setting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        variables
                .endpoint()
                .ifPresent(
                        endpoint -> notes.add(variables.endpointOrigin() + " is set: calls go to " + endpoint + "."));
        variables
                .serviceEndpoints()
                .forEach((service, endpoint) -> notes.add("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT)
                        + " is set: calls to that service go to " + endpoint + "."));
        Setting wrongId = section(settings).get("stepfunctions" + SUFFIX);
        if (wrongId != null) {
            notes.add("No tool reads the endpoint of 'stepfunctions' (" + wrongId.place()
                    + "): the id of Step Functions is 'sfn'.");
        }
        return notes;
    }

    /** Why calls could go nowhere: an endpoint that is none, a section that is not there. */
    Optional<String> whyNot(Map<String, Setting> settings) {
        if (ignored(settings) || variables.endpoint().isPresent()) {
            return Optional.empty();
        }
        Optional<Setting> services = Optional.ofNullable(settings.get("services"))
                .filter(name -> !name.value().isBlank());
        Optional<String> unknown = services.filter(name -> files.services().get(name.value()) == null)
                .map(name -> "services names '" + name.value() + "', but there is no [services " + name.value() + "] ("
                        + name.place() + ").");
        return unknown.or(() -> services.map(name -> files.services().get(name.value()))
                        .flatMap(section -> badUrl(section.settings())))
                .or(() -> badUrl(settings));
    }

    private static Optional<String> badUrl(Map<String, Setting> settings) {
        return settings.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("endpoint_url") || entry.getKey().endsWith(SUFFIX))
                .filter(entry -> !entry.getValue().value().isBlank()
                        && Variables.url(entry.getValue().value()).isEmpty())
                .findFirst()
                .map(entry -> entry.getKey() + " is not an http or https URL ("
                        + entry.getValue().place() + ").");
    }

    /** What the command line says is never ignored. */
    private boolean ignored(Map<String, Setting> settings) {
        return variables.options().endpoint().isEmpty()
                && variables
                        .get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                        .or(() -> ProfileReader.value(settings, "ignore_configured_endpoint_urls"))
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
    }

    private Map<String, URI> services(Map<String, Setting> settings) {
        Map<String, URI> endpoints = new TreeMap<>();
        section(settings).forEach((key, setting) -> {
            if (key.endsWith(SUFFIX)) {
                Variables.url(setting.value())
                        .ifPresent(url -> endpoints.put(key.substring(0, key.length() - SUFFIX.length()), url));
            }
        });
        return endpoints;
    }

    /** The settings of the {@code [services]} section that a profile names; none when it names none. */
    private Map<String, Setting> section(Map<String, Setting> settings) {
        Named section =
                files.services().get(ProfileReader.value(settings, "services").orElse(""));
        return section == null ? Map.of() : section.settings();
    }
}
