package dev.countersign.session;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsConnector;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.ServerClock;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.session.credentials.LastingCredentials;
import dev.countersign.session.credentials.SessionCredentials;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.credentials.key.EndpointTime;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import dev.countersign.session.credentials.key.Place;
import dev.countersign.session.credentials.renewal.RenewedCredentials;
import dev.countersign.session.credentials.renewal.Ticker;
import dev.countersign.session.credentials.source.KeySources;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a choice into a session, which exists only once AWS has said who we are. Every method blocks. */
public final class SignIn {
    /** How often a session looks whether its credentials are to be renewed. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final AwsConnector connector;
    private final LocalSandbox sandbox;
    private final Optional<KeySources> sources;

    /** Signs in to sandboxes, and with plain keys of the environment; there are no profiles. */
    public SignIn(AwsConnector connector, LocalSandbox sandbox) {
        this(connector, sandbox, Optional.empty());
    }

    public SignIn(AwsConnector connector, LocalSandbox sandbox, KeySources sources) {
        this(connector, sandbox, Optional.of(sources));
    }

    private SignIn(AwsConnector connector, LocalSandbox sandbox, Optional<KeySources> sources) {
        this.connector = connector;
        this.sandbox = sandbox;
        this.sources = sources;
    }

    /**
     * Signs in.
     *
     * @param region as given by the user; used for choices that can be adjusted
     * @param endpoints as given by the user; used for choices that can be adjusted
     * @param prompt the person, asked only when the choice needs one
     * @throws AwsFailure when the endpoint cannot be reached or does not accept the credentials
     * @throws SignInCancelledException when the person would not
     */
    public SignedIn signIn(SessionChoice choice, String region, Endpoints endpoints, SignInPrompt prompt)
            throws SignInCancelledException {
        choice.whyNot().ifPresent(why -> {
            throw AwsFailure.saying(
                    AwsFailure.Kind.CREDENTIALS_REJECTED, "sign-in", why, "Correct that, or choose another session.");
        });
        var place = new Place(region, endpoints, EndpointTime.of(endpoints, InstantSource.system()));
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> enter(sandbox.start());
            case SessionChoice.RunningSandbox running -> enter(running.access());
            case SessionChoice.FromEnvironment environment -> {
                KeySource source = environment
                        .keys()
                        .map(KeySources::given)
                        .orElseGet(() -> sources().ofEnvironment(environment.kind(), place));
                yield prove(SessionKind.ENVIRONMENT, choice.name(), source, place, prompt);
            }
            case SessionChoice.FromProfile profile ->
                prove(
                        SessionKind.PROFILE,
                        choice.name(),
                        sources().of(profile.profile(), profile.catalog(), place),
                        place,
                        prompt);
            case SessionChoice.FromIdentityCenter center ->
                prove(
                        SessionKind.IDENTITY_CENTER,
                        choice.name(),
                        sources().ofRole(center.session(), center.account(), center.role(), place),
                        place,
                        prompt);
        };
    }

    /** Enters a sandbox as its first persona. */
    public SignedIn enter(SandboxAccess access) {
        return as(access, access.personas().getFirst());
    }

    /**
     * The same sandbox as another persona. The present session stays open until the caller closes it.
     *
     * @throws IllegalArgumentException when the session knows no such persona
     */
    public SignedIn changePersona(Session present, String persona) {
        Persona other = present.personas().stream()
                .filter(p -> p.name().equals(persona))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no persona " + persona));
        URI endpoint = present.connection()
                .endpoint()
                .orElseThrow(() -> new IllegalArgumentException("personas exist in a sandbox only"));
        return as(new SandboxAccess(endpoint, present.region(), present.personas()), other);
    }

    private SignedIn as(SandboxAccess access, Persona persona) {
        AwsConnection connection = access.connection(persona);
        return open(connection, new LastingCredentials(persona.keys()), identity -> {
            Persona proved = new Persona(nameOf(identity, persona), persona.keys());
            return new Session(
                    SessionKind.SANDBOX,
                    "Sandbox",
                    identity,
                    connection,
                    withNameOf(access.personas(), persona, proved),
                    Optional.of(proved.name()));
        });
    }

    /** Whoever the keys belong to, not who they were said to belong to: the variables may hold another persona's. */
    private static String nameOf(CallerIdentity identity, Persona persona) {
        int user = identity.arn().indexOf(":user/");
        return user < 0 ? persona.name() : identity.arn().substring(user + ":user/".length());
    }

    private static List<Persona> withNameOf(List<Persona> personas, Persona said, Persona proved) {
        return Stream.concat(
                        personas.stream().map(persona -> persona.equals(said) ? proved : persona), Stream.of(proved))
                .collect(
                        Collectors.toMap(Persona::name, persona -> persona, (first, same) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private SignedIn prove(SessionKind kind, String name, KeySource source, Place place, SignInPrompt prompt)
            throws SignInCancelledException {
        Obtained first = obtained(source, prompt);
        var proofs = new Proofs(connector, place);
        CallerIdentity identity = proofs.whose(first.keys());
        var credentials = new RenewedCredentials(
                source, first, place.time().keysEndBy(), proofs.of(identity), Ticker.daemon(LOOK));
        var connection = new AwsConnection(place.region(), place.endpoints(), credentials);
        return new SignedIn(
                new Session(kind, name, identity, connection, List.of(), Optional.empty()),
                connector.connect(connection, place.time().clock()),
                credentials,
                connector);
    }

    private static Obtained obtained(KeySource source, SignInPrompt prompt) throws SignInCancelledException {
        try {
            return source.obtain(Person.at(prompt));
        } catch (PersonNeededException e) {
            throw new IllegalStateException("a person was asked for who is there", e);
        }
    }

    private KeySources sources() {
        return sources.orElseThrow(() -> AwsFailure.saying(
                AwsFailure.Kind.NOT_SUPPORTED,
                "sign-in",
                "Profiles cannot be used here.",
                "Choose a sandbox, or give keys in the environment."));
    }

    private SignedIn open(
            AwsConnection connection, SessionCredentials credentials, Function<CallerIdentity, Session> session) {
        Gateways gateways = connector.connect(connection, ServerClock.startingNow());
        try {
            return new SignedIn(session.apply(gateways.identity().whoAmI()), gateways, credentials, connector);
        } catch (AwsFailure e) {
            gateways.close();
            throw e;
        }
    }
}
