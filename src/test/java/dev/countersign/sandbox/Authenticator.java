package dev.countersign.sandbox;

import dev.countersign.sandbox.api.Persona;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/**
 * A person's phone with an authenticator: a virtual MFA device that is enabled for a persona, and its codes.
 *
 * <pre>
 * var phone = Authenticator.of(sandbox, Persona.APPROVER);
 * sts.getSessionToken(r -&gt; r.serialNumber(phone.serialNumber()).tokenCode(phone.nextCode()));
 * </pre>
 */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String serialNumber;
    private final byte[] secret;
    private long lastStep = Long.MIN_VALUE;

    public Authenticator(VirtualMFADevice device) {
        this.serialNumber = device.serialNumber();
        this.secret = decoded(device.base32StringSeed().asUtf8String());
    }

    /** Makes a device named after the persona, and enables it. */
    public static Authenticator of(RunningSandbox sandbox, Persona persona) {
        IamClient iam = sandbox.client(IamClient.builder());
        var phone = new Authenticator(iam.createVirtualMFADevice(r -> r.virtualMFADeviceName(persona.userName()))
                .virtualMFADevice());
        iam.enableMFADevice(r -> r.userName(persona.userName())
                .serialNumber(phone.serialNumber())
                .authenticationCode1(phone.code(-1))
                .authenticationCode2(phone.code(0)));
        return phone;
    }

    /** {@code mfa_serial} of a profile. */
    public String serialNumber() {
        return serialNumber;
    }

    /**
     * A code that is good and was not given before. There are three at a time, since clocks may differ by 30 seconds; a fourth
     * call within half a minute fails.
     */
    public synchronized String nextCode() {
        long present = Instant.now().getEpochSecond() / 30;
        lastStep = Math.max(lastStep + 1, present - 1);
        if (lastStep > present + 1) {
            throw new IllegalStateException("no more codes in this half minute");
        }
        return code(lastStep - present);
    }

    /** The code that is shown now, or {@code stepsAhead} half minutes later. */
    public String code(long stepsAhead) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            long step = Instant.now().getEpochSecond() / 30 + stepsAhead;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String seed) {
        var bits = new StringBuilder();
        for (char letter : seed.toCharArray()) {
            bits.append(String.format("%5s", Integer.toBinaryString(BASE32.indexOf(letter)))
                    .replace(' ', '0'));
        }
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }
}
