package dev.countersign.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What to search for: of each secret, in each form that it may take on its way into a file, pieces of {@value #LENGTH} bytes, one
 * every {@value #STRIDE} bytes. So a secret is found that was cut wherever, as long as {@value #STRIDE} + {@value #LENGTH} bytes of
 * it are left, and one that stands in the middle of a longer base64 text. A piece that several secrets share, such as the
 * beginning of all task tokens, tells nothing and is left out.
 */
final class Needles {
    static final int LENGTH = 20;
    static final int STRIDE = 32;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int SHARED = Integer.MIN_VALUE;
    private static final int LIKELY_BITS = 27;
    private static final String HEX = "0123456789ABCDEF";

    /** Open addressing: a hash, and beside it the number of the secret plus one. Zero is free. */
    private final long[] hashes;

    private final int[] owners;
    private final int mask;
    private final long[] likely = new long[1 << (LIKELY_BITS - 6)];

    Needles(List<String> secrets) {
        long pieces = secrets.stream()
                .mapToLong(secret -> forms(secret).stream()
                        .mapToLong(form -> form.length / STRIDE + 2)
                        .sum())
                .sum();
        int size = Integer.highestOneBit((int) Math.clamp(pieces * 2, 16, 1 << 28)) * 2;
        this.hashes = new long[size];
        this.owners = new int[size];
        this.mask = size - 1;
        for (int i = 0; i < secrets.size(); i++) {
            for (byte[] form : forms(secrets.get(i))) {
                putPieces(form, i);
            }
        }
    }

    private void putPieces(byte[] form, int owner) {
        int last = form.length - LENGTH;
        for (int at = 0; at < last; at += STRIDE) {
            put(hash(form, at), owner + 1);
        }
        if (last >= 0) {
            put(hash(form, last), owner + 1);
        }
    }

    private static List<byte[]> forms(String secret) {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>();
        forms.add(plain);
        forms.add(percent(secret).getBytes(StandardCharsets.UTF_8));
        forms.add(secret.replace("/", "\\/").getBytes(StandardCharsets.UTF_8));
        forms.add(secret.getBytes(StandardCharsets.UTF_16LE));
        forms.add(secret.getBytes(StandardCharsets.UTF_16BE));
        for (int before = 0; before < 3; before++) {
            // The same text looks different in base64 after one or two other bytes; what those touch is cut off.
            byte[] shifted = new byte[before + plain.length - (before + plain.length) % 3];
            System.arraycopy(plain, 0, shifted, before, shifted.length - before);
            String encoded = Base64.getEncoder().encodeToString(shifted).substring(before == 0 ? 0 : 4);
            forms.add(encoded.getBytes(StandardCharsets.US_ASCII));
            forms.add(encoded.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    private static String percent(String secret) {
        StringBuilder text = new StringBuilder();
        for (char c : secret.toCharArray()) {
            boolean safe = Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0;
            text.append(safe ? String.valueOf(c) : "%" + HEX.charAt(c >> 4 & 15) + HEX.charAt(c & 15));
        }
        return text.toString();
    }

    private void put(long hash, int owner) {
        int slot = slot(hash);
        while (owners[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        owners[slot] = owners[slot] == 0 || owners[slot] == owner ? owner : SHARED;
        hashes[slot] = hash;
        int bit = bit(hash);
        likely[bit >> 6] |= 1L << (bit & 63);
    }

    private int slot(long hash) {
        return (int) (hash >>> 8) & mask;
    }

    private static int bit(long hash) {
        return (int) (hash >>> (64 - LIKELY_BITS));
    }

    /** The secret whose piece has this hash; negative for none. */
    private int owner(long hash) {
        int bit = bit(hash);
        if ((likely[bit >> 6] & 1L << (bit & 63)) == 0) {
            return -1;
        }
        for (int slot = slot(hash); owners[slot] != 0; slot = slot + 1 & mask) {
            if (hashes[slot] == hash) {
                return owners[slot] == SHARED ? -1 : owners[slot] - 1;
            }
        }
        return -1;
    }

    private static long hash(byte[] bytes, int from) {
        long hash = 0;
        for (int i = from; i < from + LENGTH; i++) {
            hash = hash * FACTOR + (bytes[i] + 1);
        }
        return hash;
    }

    /** How often the oldest byte of a window has been multiplied when it leaves. */
    private static long weightOfOldest() {
        long weight = 1;
        for (int i = 0; i < LENGTH; i++) {
            weight *= FACTOR;
        }
        return weight;
    }

    /** Looks at the bytes of one content, piece after piece. */
    final class Window {
        private final byte[] ring = new byte[LENGTH];
        private final long oldest = weightOfOldest();
        private long hash;
        private long seen;

        /** The number of the first secret in these bytes, which follow those before; negative for none. */
        int next(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                int at = (int) (seen % LENGTH);
                long leaving = seen < LENGTH ? 0 : (ring[at] + 1) * oldest;
                hash = hash * FACTOR + (bytes[i] + 1) - leaving;
                ring[at] = bytes[i];
                seen++;
                if (seen >= LENGTH) {
                    int owner = owner(hash);
                    if (owner >= 0) {
                        return owner;
                    }
                }
            }
            return -1;
        }
    }
}
