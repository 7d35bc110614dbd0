package dev.countersign.sandbox.iam.mfa;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.IssuedSecrets;
import dev.countersign.sandbox.api.ServiceError;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The account's virtual MFA devices. Their codes go by the wall clock, as those of a person's phone do. */
public final class MfaDevices {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 40;
    private static final int BITS = 5;

    /** A device that was just made, and the secret to give to the person's phone, in base32. */
    public record Made(MfaDevice device, String seed) {}

    private final InstantSource wall;
    private final IssuedSecrets issued;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, MfaDevice> devices = new ConcurrentSkipListMap<>();

    public MfaDevices(InstantSource wall, IssuedSecrets issued) {
        this.wall = wall;
        this.issued = issued;
    }

    public Instant now() {
        return wall.instant();
    }

    public Made make(String serialNumber) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var device = new MfaDevice(serialNumber, secret);
        if (devices.putIfAbsent(serialNumber, device) != null) {
            throw ServiceError.of(
                    "EntityAlreadyExists", 409, "MFADevice entity at the same path and name already exists.");
        }
        return new Made(device, issued.noted("MFA seed", base32(secret)));
    }

    public Optional<MfaDevice> find(String serialNumber) {
        return Optional.ofNullable(devices.get(serialNumber));
    }

    public void remove(MfaDevice device) {
        devices.remove(device.serialNumber());
    }

    public List<MfaDevice> all() {
        return List.copyOf(devices.values());
    }

    public List<MfaDevice> of(String userArn) {
        return devices.values().stream()
                .filter(device -> device.user().filter(userArn::equals).isPresent())
                .toList();
    }

    /** As {@link dev.countersign.sandbox.api.Identities#proveMfa}. */
    public Instant prove(Caller caller, String serialNumber, String code) {
        MfaDevice device = find(serialNumber)
                .filter(d -> d.user().filter(caller.arn()::equals).isPresent())
                .orElseThrow(
                        () -> failed(", unable to validate MFA code.  Please verify your MFA serial number is valid"
                                + " and associated with this user."));
        Instant now = now();
        if (!device.take(code, now)) {
            throw failed(" with invalid MFA one time pass code. ");
        }
        return now;
    }

    private static ServiceError failed(String why) {
        return ServiceError.accessDenied("MultiFactorAuthentication failed" + why);
    }

    /** The number of bytes is one that needs no padding. */
    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE) | (b & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(LETTERS.charAt((buffer >> held) & 0x1f));
            }
        }
        return text.toString();
    }
}
