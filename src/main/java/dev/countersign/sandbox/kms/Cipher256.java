package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.ServiceError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois counter mode under one key; the encryption context is authenticated with it. */
final class Cipher256 {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec material = new SecretKeySpec(random(32), "AES");

    /** New bytes that nobody can guess. */
    byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] encrypt(byte[] plain, Map<String, String> context) {
        byte[] nonce = random(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(byte[] sealed, Map<String, String> context) {
        if (sealed.length < NONCE) {
            throw invalid();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), context)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw invalid();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Map<String, String> context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, material, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    static ServiceError invalid() {
        return ServiceError.of("InvalidCiphertextException", "The ciphertext is not one of this key in this context.");
    }
}
