package dev.countersign.sandbox.sso.oidc;

import dev.countersign.sandbox.sso.directory.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sign-ins that wait for a code to be confirmed in a browser, for ten minutes each. */
public final class DeviceCodes {
    static final Duration LIFE = Duration.ofMinutes(10);
    /** What AWS tells programs to wait between polls. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Duration SLOWER = Duration.ofSeconds(5);
    /** So that a late poll hears that it is late, and not that nothing is known. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** The two codes of a new sign-in: one for the program, one for the person. */
    record Started(String deviceCode, String userCode) {
        /** Tells no code. */
        @Override
        public String toString() {
            return "Started";
        }
    }

    private final Map<String, DeviceGrant> byDeviceCode = new HashMap<>();
    private final Secrets secrets;
    private final InstantSource wall;

    public DeviceCodes(Secrets secrets, InstantSource wall) {
        this.secrets = secrets;
        this.wall = wall;
    }

    synchronized Started start(Client client) {
        Instant now = wall.instant();
        byDeviceCode.values().removeIf(grant -> !now.isBefore(grant.expires().plus(REMEMBERED)));
        String userCode = secrets.userCode();
        while (waiting(userCode).isPresent()) {
            userCode = secrets.userCode();
        }
        String deviceCode = secrets.secret("device code", 48);
        byDeviceCode.put(deviceCode, new DeviceGrant(client, userCode, now.plus(LIFE), INTERVAL));
        return new Started(deviceCode, userCode);
    }

    /**
     * A program that waits for an answer.
     *
     * @param userCode as the program shows it
     */
    public record Waiting(Client client, String userCode) {}

    /** The program that waits for this code, however it was typed; empty when none does, or not any more. */
    public synchronized Optional<Waiting> waitingFor(String userCode) {
        return waiting(userCode).map(grant -> new Waiting(grant.client(), grant.userCode()));
    }

    /** What a person answers; false when nothing waits for this code any more. */
    public synchronized boolean allow(String userCode, Person person) {
        return answer(userCode, new DeviceGrant.State.Allowed(person));
    }

    /** What a person answers; false when nothing waits for this code any more. */
    public synchronized boolean deny(String userCode) {
        return answer(userCode, new DeviceGrant.State.Denied());
    }

    private boolean answer(String userCode, DeviceGrant.State answer) {
        Optional<DeviceGrant> grant = waiting(userCode);
        grant.ifPresent(g -> g.answer(answer));
        return grant.isPresent();
    }

    private Optional<DeviceGrant> waiting(String userCode) {
        String plain = plain(userCode);
        return byDeviceCode.values().stream()
                .filter(grant -> plain(grant.userCode()).equals(plain))
                .filter(grant -> grant.state() instanceof DeviceGrant.State.Pending)
                .filter(grant -> wall.instant().isBefore(grant.expires()))
                .findFirst();
    }

    /** People type it as they like. */
    private static String plain(String userCode) {
        return userCode.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    /**
     * Who allowed it; the code is used up then.
     *
     * @throws dev.countersign.sandbox.api.ServiceError {@code AuthorizationPendingException}, {@code SlowDownException}, {@code
     *     AccessDeniedException}, {@code ExpiredTokenException} or {@code InvalidGrantException}
     */
    synchronized Person poll(Client client, String deviceCode) {
        DeviceGrant grant = byDeviceCode.get(deviceCode);
        if (grant == null || !grant.client().id().equals(client.id())) {
            throw OidcError.INVALID_GRANT.of();
        }
        Instant now = wall.instant();
        if (!now.isBefore(grant.expires())) {
            throw OidcError.EXPIRED_TOKEN.of();
        }
        if (grant.polledTooSoon(now, SLOWER)) {
            throw OidcError.SLOW_DOWN.of();
        }
        return switch (grant.state()) {
            case DeviceGrant.State.Pending() -> throw OidcError.AUTHORIZATION_PENDING.of();
            case DeviceGrant.State.Denied() -> throw OidcError.ACCESS_DENIED.of();
            case DeviceGrant.State.Allowed(Person person) -> {
                byDeviceCode.remove(deviceCode);
                yield person;
            }
        };
    }
}
