package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.session.credentials.CredentialState;
import dev.countersign.session.credentials.SessionCredentials;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that are renewed early, by one at a time, and without anybody being asked. What is there stays in use while it is
 * good, whatever happens to its renewal.
 */
public final class RenewedCredentials implements SessionCredentials {
    private static final Logger LOG = System.getLogger(RenewedCredentials.class.getName());
    /** An endpoint that refuses whatever it is given, such as a region that is not enabled, must not cause a storm. */
    private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    private final KeySource source;
    private final InstantSource time;
    private final Proof proof;
    private final RenewalTimes times;
    private final List<Consumer<CredentialState>> listeners = new CopyOnWriteArrayList<>();
    /** Held by whoever asks the source. */
    private final ReentrantLock turn = new ReentrantLock();

    private final SharedTurn attended = new SharedTurn();
    private final Runnable stopTicking;
    private volatile Held held;
    private volatile CredentialState state;
    private volatile @Nullable Setback setback;
    private volatile boolean closed;
    private Instant refusedAt = Instant.EPOCH;

    /**
     * Goes on from keys that were just obtained and proved.
     *
     * @param time the clock by which they end
     * @param proof every renewal has to pass
     */
    public RenewedCredentials(KeySource source, Obtained first, InstantSource time, Proof proof, Ticker ticker) {
        this.source = source;
        this.time = time;
        this.proof = proof;
        this.times = new RenewalTimes(() -> ThreadLocalRandom.current().nextDouble());
        this.held = holding(first);
        this.state = stateOf(first);
        this.stopTicking = ticker.start(this::tick);
    }

    private Held holding(Obtained obtained) {
        Instant now = time.instant();
        return new Held(obtained, now, times.renewAt(now, obtained.expiresAt()), false);
    }

    private static CredentialState stateOf(Obtained obtained) {
        return obtained.expiresAt()
                .<CredentialState>map(until ->
                        obtained.alone() ? new CredentialState.Renewable(until) : new CredentialState.Ending(until))
                .orElseGet(CredentialState.Lasting::new);
    }

    @Override
    public AccessKeys current() {
        Held present = held;
        if (present.isGood(time.instant())) {
            return present.keys();
        }
        if (!attended.isRunning()) {
            renewAlone();
        }
        Held then = held;
        if (then.isGood(time.instant())) {
            return then.keys();
        }
        Setback why = setback;
        throw why == null
                ? AwsFailure.of(Kind.CREDENTIALS_EXPIRED, "renewing credentials", "A sign-in is under way.")
                : why.told();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return held.end();
    }

    @Override
    public InstantSource time() {
        return time;
    }

    @Override
    public CredentialState state() {
        return state;
    }

    @Override
    public Runnable onChange(Consumer<CredentialState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void renew(SignInPrompt prompt) throws SignInCancelledException {
        attended.take(() -> {
            turn.lock();
            try {
                accept(proved(obtain(Person.at(prompt))));
            } finally {
                turn.unlock();
            }
        });
    }

    @Override
    public boolean refused(AccessKeys keys, Kind why) {
        if (attended.isRunning()) {
            return false;
        }
        turn.lock();
        try {
            Held present = held;
            Instant now = time.instant();
            if (!present.keys().equals(keys)) {
                return present.isGood(now);
            }
            if (closed || Duration.between(refusedAt, now).abs().compareTo(BETWEEN_REFUSALS) < 0) {
                return false;
            }
            refusedAt = now;
            boolean others = attempt(keys);
            if (!others && (why == Kind.CREDENTIALS_EXPIRED || isRefusedAtHome(keys))) {
                over();
            }
            return others;
        } finally {
            turn.unlock();
        }
    }

    /** Looks at the clock. */
    void tick() {
        if (!closed && !attended.isRunning() && held.isDue(time.instant())) {
            renewAlone();
        }
    }

    private void renewAlone() {
        turn.lock();
        try {
            Instant now = time.instant();
            Setback last = setback;
            if (closed || !held.isDue(now)) {
                return;
            }
            if (last != null && !RenewalTimes.isTime(now, last.retryAt())) {
                // Not yet again; but the keys may have ended since the last time.
                tell(stateAfter(last));
                return;
            }
            attempt(null);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Asks the source, with nobody there.
     *
     * @param refused keys that will not do
     * @return whether there are new keys
     */
    private boolean attempt(@Nullable AccessKeys refused) {
        try {
            Obtained fresh = obtain(Person.absent());
            if (fresh.keys().equals(refused)) {
                return false;
            }
            accept(proved(fresh));
            return true;
        } catch (PersonNeededException e) {
            failed(Optional.empty(), e.sentence());
        } catch (AwsFailure e) {
            failed(Optional.of(e), e.sentence());
        } catch (SignInCancelledException e) {
            // The session is being closed while it waits for a program.
            return false;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Renewing credentials broke off: {0}",
                    e.getClass().getName());
            failed(
                    Optional.of(AwsFailure.of(Kind.UNEXPECTED, "renewing credentials", "Renewing broke off.")),
                    "Renewing the credentials broke off.");
        }
        return false;
    }

    private Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException {
        return source.obtain(person);
    }

    private Obtained proved(Obtained fresh) {
        if (!fresh.keys().equals(held.keys())) {
            proof.check(fresh.keys());
        }
        return fresh;
    }

    /** An endpoint may not know keys that are good, for example in a region that is not enabled for the account. */
    private boolean isRefusedAtHome(AccessKeys keys) {
        try {
            proof.check(keys);
            return false;
        } catch (AwsFailure e) {
            return e.is(Kind.CREDENTIALS_REJECTED) || e.is(Kind.CREDENTIALS_EXPIRED);
        }
    }

    private void accept(Obtained fresh) {
        held = holding(fresh);
        setback = null;
        tell(stateOf(fresh));
    }

    private void over() {
        held = held.ended();
        if (setback == null) {
            failed(Optional.empty(), "AWS says that these credentials have expired.");
        } else {
            tell(stateAfter(setback));
        }
    }

    private void failed(Optional<AwsFailure> failure, String why) {
        Setback last = setback;
        int count = last == null ? 1 : last.count() + 1;
        var now = new Setback(failure, why, count, times.retryAt(time.instant(), count));
        setback = now;
        tell(stateAfter(now));
    }

    private CredentialState stateAfter(@Nullable Setback last) {
        Held present = held;
        if (last == null) {
            return stateOf(present.obtained());
        }
        boolean good = present.isGood(time.instant());
        if (last.mayPass() || good && last.failure().isPresent()) {
            return new CredentialState.Troubled(present.end(), last.why());
        }
        return good && present.end().isPresent()
                ? new CredentialState.Ending(present.end().get())
                : new CredentialState.NeedsPerson(last.why());
    }

    private void tell(CredentialState now) {
        if (!now.equals(state)) {
            state = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    @Override
    public void close() {
        closed = true;
        stopTicking.run();
        listeners.clear();
    }

    @Override
    public String toString() {
        return "renewed credentials, " + state;
    }
}
