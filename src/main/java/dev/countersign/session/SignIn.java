package dev.countersign.session;

import dev.countersign.aws.AccessKeys;
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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a choice into a session, which exists only once AWS has said who we are. Every method blocks. */
public final class SignIn {
    private final AwsConnector connector;
    private final LocalSandbox sandbox;

    public SignIn(AwsConnector connector, LocalSandbox sandbox) {
        this.connector = connector;
        this.sandbox = sandbox;
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
        return switch (choice) {
            case SessionChoice.EmbeddedSandbox _ -> enter(sandbox.start());
            case SessionChoice.RunningSandbox running -> enter(running.access());
            case SessionChoice.FromEnvironment environment ->
                prove(SessionKind.ENVIRONMENT, choice, environment.keys(), region, endpoints);
            case SessionChoice.FromProfile profile ->
                prove(SessionKind.PROFILE, choice, profile.profile().keys(), region, endpoints);
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

    private SignedIn prove(
            SessionKind kind, SessionChoice choice, Optional<AccessKeys> keys, String region, Endpoints endpoints) {
        AccessKeys present = keys.orElseThrow(
                () -> new IllegalStateException(choice.whyNot().orElse("This choice has no credentials.")));
        var credentials = new LastingCredentials(present);
        var connection = new AwsConnection(region, endpoints, credentials);
        return open(
                connection,
                credentials,
                identity -> new Session(kind, choice.name(), identity, connection, List.of(), Optional.empty()));
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
