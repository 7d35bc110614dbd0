package dev.countersign.sandbox.iam.mfa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A virtual device: a secret that it shares with the account, and whose it is. */
public final class MfaDevice {
    /** How many codes before and after the present one are taken, for clocks that differ. */
    private static final int TOLERANCE = 1;

    private final String serialNumber;
    private final byte[] secret;
    private Optional<String> user = Optional.empty();
    private Instant enabled = Instant.EPOCH;
    private long lastStep = Long.MIN_VALUE;

    MfaDevice(String serialNumber, byte[] secret) {
        this.serialNumber = serialNumber;
        this.secret = secret.clone();
    }

    public String serialNumber() {
        return serialNumber;
    }

    /** The ARN of the user it is enabled for. */
    public synchronized Optional<String> user() {
        return user;
    }

    public synchronized Instant enabled() {
        return enabled;
    }

    public synchronized void enable(String userArn, Instant now) {
        user = Optional.of(userArn);
        enabled = now;
    }

    public synchronized void deactivate() {
        user = Optional.empty();
        lastStep = Long.MIN_VALUE;
    }

    /** Whether these are two codes in a row of about this time. */
    public synchronized boolean makes(List<String> codes, Instant now) {
        long present = Totp.step(now);
        for (long first = present - TOLERANCE - 1; first <= present + TOLERANCE; first++) {
            if (Totp.code(secret, first).equals(codes.get(0))
                    && Totp.code(secret, first + 1).equals(codes.get(1))) {
                return true;
            }
        }
        return false;
    }

    /** Takes a code, once: neither it nor an older one is good afterwards. */
    public synchronized boolean take(String code, Instant now) {
        long present = Totp.step(now);
        for (long step = Math.max(present - TOLERANCE, lastStep + 1); step <= present + TOLERANCE; step++) {
            if (Totp.code(secret, step).equals(code)) {
                lastStep = step;
                return true;
            }
        }
        return false;
    }
}
