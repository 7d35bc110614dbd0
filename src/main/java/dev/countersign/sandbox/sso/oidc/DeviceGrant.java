package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.sso.directory.Person;
import java.time.Duration;
import java.time.Instant;

/** A sign-in on another device, and how far it is. Guarded by {@link DeviceCodes}. */
final class DeviceGrant {
    /** How far it is. */
    sealed interface State {
        /** Nobody has answered yet. */
        record Pending() implements State {}

        /** Somebody said no. */
        record Denied() implements State {}

        /** Somebody said yes. */
        record Allowed(Person person) implements State {}
    }

    private final Client client;
    private final String userCode;
    private final Instant expires;
    private State state = new State.Pending();
    private Duration interval;
    private Instant lastPoll = Instant.MIN;

    DeviceGrant(Client client, String userCode, Instant expires, Duration interval) {
        this.client = client;
        this.userCode = userCode;
        this.expires = expires;
        this.interval = interval;
    }

    Client client() {
        return client;
    }

    String userCode() {
        return userCode;
    }

    Instant expires() {
        return expires;
    }

    State state() {
        return state;
    }

    void answer(State answer) {
        state = answer;
    }

    /** Whether this poll came before its time; then the next one has to wait longer, by RFC 8628. */
    boolean polledTooSoon(Instant now, Duration more) {
        boolean soon = lastPoll.isAfter(Instant.MIN) && now.isBefore(lastPoll.plus(interval));
        lastPoll = now;
        if (soon) {
            interval = interval.plus(more);
        }
        return soon;
    }
}
