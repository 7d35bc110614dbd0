package dev.countersign.session.sso.flow;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Signing in with a code that the person enters in a browser, on any machine (RFC 8628). */
final class DeviceFlow {
    /** RFC 8628, 3.5: what a {@code slow_down} adds to the interval. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final SsoSurroundings around;
    private final Registrations registrations;

    DeviceFlow(SsoSurroundings around, Registrations registrations) {
        this.around = around;
        this.registrations = registrations;
    }

    /**
     * @param note why it is a code, as a sentence; may be empty
     * @param show whether to open the page on this machine, too
     */
    Outcome run(Attempt attempt, SsoGateway gateway, String note, boolean show) throws InterruptedException {
        SsoGateway.Client client = registrations.client(attempt.session(), gateway, false);
        SsoGateway.DeviceCode code;
        try {
            code = gateway.startDevice(client, attempt.session().startUrl());
        } catch (AwsFailure e) {
            if (!e.code().equals("InvalidClientException")) {
                throw e;
            }
            client = registrations.renewed(attempt.session(), gateway, false);
            code = gateway.startDevice(client, attempt.session().startUrl());
        }
        Instant end = around.clock().instant().plus(code.lasts());
        // Somebody may have agreed beforehand; the AWS CLI asks once before it shows the code, too.
        Optional<Outcome> early = asked(gateway, client, code).outcome();
        if (early.isPresent()) {
            return early.get();
        }
        attempt.to(new SsoStep.EnterCode(
                code.userCode(),
                code.verificationUri(),
                code.verificationUriComplete(),
                end,
                Optional.of(show ? shown(code, note) : note).filter(text -> !text.isEmpty())));
        return polled(attempt, gateway, client, code, end);
    }

    private Outcome polled(
            Attempt attempt, SsoGateway gateway, SsoGateway.Client client, SsoGateway.DeviceCode code, Instant end)
            throws InterruptedException {
        Duration interval = code.interval();
        while (true) {
            around.pause().upTo(interval, attempt.cancelled());
            if (attempt.step().isOver()) {
                return new Outcome.Over(new SsoStep.Cancelled());
            }
            if (!around.clock().instant().isBefore(end)) {
                return new Outcome.Over(SsoSentences.expired("Code " + code.userCode() + " ended at " + end));
            }
            Reply reply = asked(gateway, client, code);
            if (reply.outcome().isPresent()) {
                return reply.outcome().get();
            }
            interval = reply.slower() ? interval.plus(SLOWER) : interval;
        }
    }

    /** What came of asking whether the person has agreed: an outcome, or to ask again. */
    private record Reply(Optional<Outcome> outcome, boolean slower) {}

    private static Reply asked(SsoGateway gateway, SsoGateway.Client client, SsoGateway.DeviceCode code) {
        try {
            var token = gateway.createToken(client, new SsoGateway.Grant.Device(code.deviceCode()));
            return new Reply(Optional.of(new Outcome.Given(token, client)), false);
        } catch (AwsFailure e) {
            boolean pending = e.code().equals("AuthorizationPendingException");
            boolean slower = e.code().equals("SlowDownException") || e.is(Kind.THROTTLED);
            // A network that is gone for a moment does not end the code.
            boolean passing = e.is(Kind.UNREACHABLE) || e.httpStatus() >= 500;
            if (pending || slower || passing) {
                return new Reply(Optional.empty(), slower);
            }
            throw e;
        }
    }

    private String shown(SsoGateway.DeviceCode code, String note) {
        try {
            around.browser().open(code.verificationUriComplete());
            return note;
        } catch (IOException e) {
            return "The browser could not be opened ("
                    + Objects.toString(e.getMessage(), e.getClass().getSimpleName())
                    + "), so open the page yourself, on any device.";
        }
    }
}
