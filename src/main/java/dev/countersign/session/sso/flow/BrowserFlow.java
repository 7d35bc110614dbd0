package dev.countersign.session.sso.flow;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signing in with the browser on this machine: an authorization code with PKCE, which the browser brings to a port of
 * 127.0.0.1 (RFC 8252). Parameters and registration are those of the AWS CLI.
 */
final class BrowserFlow {
    /** As long as the AWS CLI waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Set<String> NO_CODES_HERE =
            Set.of("InvalidClientMetadataException", "InvalidRedirectUriException", "UnsupportedGrantTypeException");

    private final SsoSurroundings around;
    private final Registrations registrations;
    private final SecureRandom random = new SecureRandom();
    /**
     * Sessions whose last sign-in by the browser led nowhere. The browser does not tell us when AWS no longer knows our
     * registration, so the next try does not rely on it.
     */
    private final Set<SsoSession> doubtful = ConcurrentHashMap.newKeySet();

    BrowserFlow(SsoSurroundings around, Registrations registrations) {
        this.around = around;
        this.registrations = registrations;
    }

    Outcome run(Attempt attempt, SsoGateway gateway) throws InterruptedException {
        String state = UUID.randomUUID().toString();
        try (CallbackListener listener = CallbackListener.open(around.port(), state)) {
            return run(attempt, gateway, listener, state);
        } catch (IOException e) {
            return new Outcome.FellBack(
                    "The browser cannot bring the answer back to this machine (" + words(e)
                            + "), so sign in with this code instead.",
                    true);
        }
    }

    private Outcome run(Attempt attempt, SsoGateway gateway, CallbackListener listener, String state)
            throws InterruptedException {
        SsoSession session = attempt.session();
        Optional<SsoGateway.Client> registered = client(session, gateway);
        if (registered.isEmpty()) {
            return new Outcome.FellBack(
                    "This Identity Center takes no sign-in by a browser on this machine, so use this code.", true);
        }
        SsoGateway.Client client = registered.get();
        Pkce pkce = Pkce.random(random);
        URI page = gateway.authorizePage(
                client, Registrations.scopes(session), listener.redirect(), state, pkce.challenge());
        try {
            around.browser().open(page);
        } catch (IOException e) {
            return new Outcome.FellBack(
                    "The browser could not be opened (" + words(e) + "), so sign in with this code on any device.",
                    false);
        }
        attempt.to(new SsoStep.OpenBrowser(page, around.clock().instant().plus(PATIENCE)));
        Outcome outcome = awaited(attempt, gateway, listener, client, pkce);
        if (!(outcome instanceof Outcome.Given)) {
            doubtful.add(session);
        }
        return outcome;
    }

    private Optional<SsoGateway.Client> client(SsoSession session, SsoGateway gateway) {
        try {
            return Optional.of(
                    doubtful.remove(session)
                            ? registrations.renewed(session, gateway, true)
                            : registrations.client(session, gateway, true));
        } catch (AwsFailure e) {
            if (NO_CODES_HERE.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Outcome awaited(
            Attempt attempt, SsoGateway gateway, CallbackListener listener, SsoGateway.Client client, Pkce pkce)
            throws InterruptedException {
        var wished = CompletableFuture.anyOf(attempt.cancelled(), attempt.deviceCodeWished());
        around.pause().upTo(PATIENCE, CompletableFuture.anyOf(listener.answer(), wished));
        if (attempt.step().isOver()) {
            return new Outcome.Over(new SsoStep.Cancelled());
        }
        Optional<CallbackListener.Answer> answer =
                Optional.ofNullable(listener.answer().getNow(null));
        if (answer.isEmpty()) {
            return wished.isDone()
                    ? new Outcome.FellBack("", false)
                    : new Outcome.Over(
                            SsoSentences.expired("Waited for the browser: " + PATIENCE.toMinutes() + " min"));
        }
        return switch (answer.get()) {
            case CallbackListener.Answer.Refused(String error, String description) ->
                new Outcome.Over(SsoSentences.refused(error, description));
            case CallbackListener.Answer.Code(String code) -> {
                attempt.to(new SsoStep.Completing());
                var grant = new SsoGateway.Grant.AuthorizationCode(code, listener.redirect(), pkce.verifier());
                yield new Outcome.Given(gateway.createToken(client, grant), client);
            }
        };
    }

    private static String words(IOException e) {
        return Objects.toString(e.getMessage(), e.getClass().getSimpleName());
    }
}
