package dev.countersign.app.sessions;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.GuardedGateways;
import dev.countersign.session.ReadOnlySwitch;
import java.util.Optional;

/** Stands before a session's ports: nothing is written while the program is read-only, and ended credentials are noticed anywhere. */
public final class SessionGuard implements GuardedGateways.Guard {
    private final ReadOnlySwitch readOnly;
    private final Runnable credentialsTurned;
    private volatile boolean refused;

    /** @param credentialsTurned called on any thread when AWS begins to refuse the credentials, or takes them again */
    public SessionGuard(ReadOnlySwitch readOnly, Runnable credentialsTurned) {
        this.readOnly = readOnly;
        this.credentialsTurned = credentialsTurned;
    }

    /** Whether AWS refused the credentials the last time, because they have ended. */
    public boolean isRefused() {
        return refused;
    }

    @Override
    public Optional<String> whyNotChange() {
        return readOnly.whyNotChange();
    }

    @Override
    public void answered() {
        turn(false);
    }

    @Override
    public void failed(AwsFailure failure) {
        if (failure.is(AwsFailure.Kind.CREDENTIALS_EXPIRED)) {
            turn(true);
        }
    }

    private void turn(boolean now) {
        if (refused != now) {
            refused = now;
            credentialsTurned.run();
        }
    }
}
