package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.Endpoints;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.profile.Variables;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the variables of the environment offer: credentials, and the personas that a sandbox hands out. */
public final class Environment {
    private static final String ENDPOINT = Variables.ENDPOINT;
    private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String TOKEN = "AWS_SESSION_TOKEN";
    private static final String ROLE = "AWS_ROLE_ARN";
    private static final String ROLE_TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String CONTAINER = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String CONTAINER_URL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String PERSONA = "COUNTERSIGN_";
    private static final String ADMINISTRATOR = "administrator";

    private final Variables variables;

    public Environment(Map<String, String> variables) {
        this(new Variables(variables));
    }

    public Environment(Variables variables) {
        this.variables = variables;
    }

    public Variables variables() {
        return variables;
    }

    /**
     * The session that the environment offers: access keys, else a role by web identity, else a container's credentials. Absent
     * when it says nothing about one, and when the command line names a profile.
     */
    public Optional<SessionChoice> choice() {
        Optional<CredentialKind> kind = variables.options().profile().isPresent() ? Optional.empty() : kind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> whyNot = missing(kind.get()).or(this::badEndpoint);
        if (whyNot.isEmpty() && endpoint().isPresent() && region().isPresent()) {
            List<Persona> others = otherPersonas();
            if (!others.isEmpty()) {
                return Optional.of(new SessionChoice.RunningSandbox(sandbox(others)));
            }
        }
        return Optional.of(
                new SessionChoice.FromEnvironment(kind.get(), keys(), region(), endpoints(), whyNot, variables));
    }

    /** {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION}. */
    public Optional<String> region() {
        return variables.region();
    }

    /** {@code AWS_ENDPOINT_URL}; wins over a profile's, as in every AWS tool. Absent also when it is no URL. */
    public Optional<URI> endpoint() {
        return endpoints().all();
    }

    /** Where calls go when no profile is used. */
    public Endpoints endpoints() {
        return variables.ignoresConfiguredEndpoints()
                ? Endpoints.OF_AWS
                : new Endpoints(variables.endpoint(), variables.serviceEndpoints());
    }

    /** The value of a variable; absent also when it is blank. */
    public Optional<String> variable(String name) {
        return variables.get(name);
    }

    /** An absolute http or https URL; absent when the text is none. */
    public static Optional<URI> url(String text) {
        return Variables.url(text);
    }

    /** The access keys of the environment; absent when they are not complete. */
    public Optional<AccessKeys> keys() {
        return keys("");
    }

    private Optional<CredentialKind> kind() {
        if (isSet(KEY_ID) || isSet(SECRET)) {
            return Optional.of(isSet(TOKEN) ? CredentialKind.SESSION_KEYS : CredentialKind.STATIC_KEYS);
        }
        if (isSet(ROLE_TOKEN_FILE)) {
            return Optional.of(CredentialKind.WEB_IDENTITY);
        }
        if (isSet(CONTAINER) || isSet(CONTAINER_URL)) {
            return Optional.of(CredentialKind.CONTAINER);
        }
        return isSet(ENDPOINT) && variables.profile().isEmpty() ? Optional.of(CredentialKind.NONE) : Optional.empty();
    }

    private boolean isSet(String name) {
        return variables.get(name).isPresent();
    }

    private SandboxAccess sandbox(List<Persona> others) {
        var personas = new ArrayList<Persona>();
        keys("").ifPresent(keys -> personas.add(new Persona(ADMINISTRATOR, keys)));
        personas.addAll(others);
        return new SandboxAccess(endpoint().orElseThrow(), region().orElseThrow(), personas);
    }

    /** {@code COUNTERSIGN_APPROVER_AWS_ACCESS_KEY_ID} and so on: one persona for each name between the two. */
    private List<Persona> otherPersonas() {
        return variables.all().keySet().stream()
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

    /** What the kind needs and is not set, as a sentence. */
    private Optional<String> missing(CredentialKind kind) {
        return switch (kind) {
            case NONE -> Optional.of(ENDPOINT + " is set, but " + KEY_ID + " is not.");
            case WEB_IDENTITY -> unless(ROLE, ROLE_TOKEN_FILE);
            case CONTAINER -> badContainerUrl();
            default -> unless(KEY_ID, SECRET).or(() -> unless(SECRET, KEY_ID));
        };
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private Optional<String> unless(String needed, String because) {
        return isSet(needed) ? none() : Optional.of(because + " is set, but " + needed + " is not.");
    }

    private Optional<String> badContainerUrl() {
        return variable(CONTAINER_URL)
                .filter(text -> !isSet(CONTAINER) && url(text).isEmpty())
                .map(text -> CONTAINER_URL + " is not an http or https URL.");
    }

    private Optional<String> badEndpoint() {
        return variable(ENDPOINT)
                .filter(text -> variables.endpoint().isEmpty())
                .map(text -> ENDPOINT + " is not an http or https URL: " + text);
    }
}
