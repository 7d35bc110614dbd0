package dev.countersign.doctor.pack.redaction;

import dev.countersign.domain.TaskTokenHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts another hash in the place of every task token's hash: keyed with a secret that is made for one pack and never written down. So
 * within a pack two tokens can be told to be the same, and a guess at one cannot be checked against a pack.
 */
public final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String WRITTEN = "token-fingerprint:";
    private static final Pattern WHOLE = Pattern.compile(WRITTEN + "[0-9a-f]{64}");
    private static final Pattern BRIEF = Pattern.compile("\\btask token ([0-9a-f]{8})\\b");

    private final SecretKeySpec key;
    private final int briefDigits;

    private Fingerprints(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.briefDigits = new TaskTokenHash("0".repeat(2 * KEY_BYTES)).brief().length();
    }

    /** With a key of its own. */
    public static Fingerprints keyedAnew() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Fingerprints(key);
    }

    /** A hash as it stands in a pack, so that it is told from a text. */
    public static String written(TaskTokenHash hash) {
        return WRITTEN + hash.hex();
    }

    /** The other way round; {@code IllegalArgumentException} for anything else. */
    public static TaskTokenHash read(String written) {
        if (!isWritten(written)) {
            throw new IllegalArgumentException("not a token's fingerprint");
        }
        return new TaskTokenHash(written.substring(WRITTEN.length()));
    }

    static boolean isWritten(String text) {
        return text.startsWith(WRITTEN) && WHOLE.matcher(text).matches();
    }

    /** Another for a written hash: the same for the same token, and it begins as the brief form in texts does. */
    String keyed(String written) {
        TaskTokenHash hash = read(written);
        return WRITTEN + brief(hash.brief()) + mac(hash.hex()).substring(briefDigits);
    }

    /** The text with the brief form of each hash replaced. */
    String inText(String text) {
        return text.contains("task token ")
                ? BRIEF.matcher(text).replaceAll(match -> "task token " + brief(match.group(1)))
                : text;
    }

    private String brief(String brief) {
        return mac(brief).substring(0, briefDigits);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
