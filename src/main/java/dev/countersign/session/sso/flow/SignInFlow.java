package dev.countersign.session.sso.flow;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.session.sso.cache.CachedToken;
import dev.countersign.session.sso.cache.TokenCache;
import java.time.Duration;
import java.util.Optional;

/** Carries out one attempt from its beginning to its end. */
public final class SignInFlow {
    private final SsoSurroundings around;
    private final TokenCache cache;
    private final SsoGateways gateways;
    private final BrowserFlow browser;
    private final DeviceFlow device;

    public SignInFlow(SsoSurroundings around, TokenCache cache, SsoGateways gateways) {
        this.around = around;
        this.cache = cache;
        this.gateways = gateways;
        var registrations = new Registrations(cache);
        this.browser = new BrowserFlow(around, registrations);
        this.device = new DeviceFlow(around, registrations);
    }

    /** Blocks until the attempt is over; never throws. */
    void run(Attempt attempt) {
        attempt.to(new SsoStep.Preparing());
        if (attempt.step().isOver()) {
            return;
        }
        try {
            SsoGateway gateway =
                    gateways.of(attempt.session(), attempt.request().endpoints());
            switch (tried(attempt, gateway)) {
                case Outcome.Given(SsoGateway.Token token, SsoGateway.Client client) ->
                    keep(
                            attempt,
                            CachedToken.of(
                                    attempt.session(),
                                    token,
                                    client,
                                    gateway.clock().instant()),
                            token.lasts());
                case Outcome.Over(SsoStep.Ended step) -> attempt.to(step);
                case Outcome.FellBack(String note, boolean _) -> attempt.to(new SsoStep.Failed(note, "Try again.", ""));
            }
        } catch (AwsFailure e) {
            attempt.to(SsoSentences.failed(e, attempt.session()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            attempt.to(new SsoStep.Cancelled());
        } catch (RuntimeException e) {
            attempt.to(faulty(e.getClass().getName() + " at " + where(e)));
        } finally {
            // Whoever waits for the attempt must hear of its end, whatever happened.
            attempt.to(faulty(""));
        }
    }

    private static SsoStep.Failed faulty(String details) {
        return new SsoStep.Failed(
                "The sign-in stopped because of a fault in this program.",
                "Try again; if it stays, copy the details.",
                details);
    }

    private Outcome tried(Attempt attempt, SsoGateway gateway) throws InterruptedException {
        if (attempt.session().isLegacy()) {
            return device.run(attempt, gateway, "", !attempt.request().deviceCode());
        }
        if (attempt.deviceCodeWished().isDone()) {
            return device.run(attempt, gateway, "", false);
        }
        Outcome outcome = browser.run(attempt, gateway);
        return outcome instanceof Outcome.FellBack(String note, boolean browserWorks)
                ? device.run(attempt, gateway, note, browserWorks)
                : outcome;
    }

    private void keep(Attempt attempt, CachedToken token, Duration lasts) {
        if (attempt.step().isOver()) {
            return;
        }
        Optional<String> problem = cache.save(attempt.session(), token);
        attempt.to(new SsoStep.Succeeded(around.clock().instant().plus(lasts), problem));
    }

    private static String where(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
