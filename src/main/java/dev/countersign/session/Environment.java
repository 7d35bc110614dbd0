package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the variables of the environment say: the AWS ones, and those a sandbox hands out for its personas. */
public final class Environment {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String TOKEN = "AWS_SESSION_TOKEN";
    private static final String PERSONA = "COUNTERSIGN_";
    private static final String ADMINISTRATOR = "administrator";

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The session that the environment offers; absent when it says nothing about one. */
    public Optional<SessionChoice> choice() {
        if (variable(ENDPOINT).isEmpty() && variable(KEY_ID).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> whyNot = Stream.of(missingKeys(), badEndpoint())
                .flatMap(Optional::stream)
                .findFirst();
        if (whyNot.isEmpty() && endpoint().isPresent() && region().isPresent()) {
            List<Persona> others = otherPersonas();
            if (!others.isEmpty()) {
                return Optional.of(new SessionChoice.RunningSandbox(sandbox(others)));
            }
        }
        return Optional.of(new SessionChoice.FromEnvironment(keys(""), region(), endpoint(), whyNot));
    }

    /** {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}. */
    public Optional<String> region() {
        return variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION"));
    }

    /** {@code AWS_ENDPOINT_URL}; wins over a profile's, as in every AWS tool. Absent also when it is no URL. */
    public Optional<URI> endpoint() {
        return variable(ENDPOINT).flatMap(Environment::url);
    }

    /** The variables that redirect the calls to one service, such as {@code AWS_ENDPOINT_URL_SFN}. */
    public List<String> serviceEndpoints() {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(ENDPOINT + "_"))
                .sorted()
                .toList();
    }

    /** The value of a variable; absent also when it is blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
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

    private SandboxAccess sandbox(List<Persona> others) {
        var personas = new ArrayList<Persona>();
        keys("").ifPresent(keys -> personas.add(new Persona(ADMINISTRATOR, keys)));
        personas.addAll(others);
        return new SandboxAccess(endpoint().orElseThrow(), region().orElseThrow(), personas);
    }

    /** {@code COUNTERSIGN_APPROVER_AWS_ACCESS_KEY_ID} and so on: one persona for each name between the two. */
    private List<Persona> otherPersonas() {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PERSONA) && name.endsWith("_" + KEY_ID))
                .map(name -> name.substring(PERSONA.length(), name.length() - KEY_ID.length() - 1))
                .sorted()
                .flatMap(name -> keys(PERSONA + name + "_").stream()
                        .map(keys -> new Persona(name.toLowerCase(Locale.ROOT), keys)))
                .toList();
    }

    private Optional<AccessKeys> keys(String prefix) {
        return variable(prefix + KEY_ID)
                .flatMap(id ->
                        variable(prefix + SECRET).map(secret -> new AccessKeys(id, secret, variable(prefix + TOKEN))));
    }

    private Optional<String> missingKeys() {
        if (variable(KEY_ID).isEmpty()) {
            return Optional.of(ENDPOINT + " is set, but " + KEY_ID + " is not.");
        }
        return variable(SECRET).isEmpty()
                ? Optional.of(KEY_ID + " is set, but " + SECRET + " is not.")
                : Optional.empty();
    }

    private Optional<String> badEndpoint() {
        return variable(ENDPOINT)
                .filter(text -> url(text).isEmpty())
                .map(text -> ENDPOINT + " is not an http or https URL: " + text);
    }
}
