package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** Encrypting, decrypting and data keys. A ciphertext begins with the id of its key. */
final class CryptoOperations {
    private static final int ID_LENGTH = 36;
    private static final int LONGEST = 4096;

    private final World world;
    private final KeyStore keys;
    private final KeyPolicies policies;

    CryptoOperations(World world, KeyStore keys, KeyPolicies policies) {
        this.world = world;
        this.keys = keys;
        this.policies = policies;
    }

    void register() {
        var on = world.operations();
        on.on(EncryptRequest.class, Access.free(), this::encrypt);
        on.on(DecryptRequest.class, Access.free(), this::decrypt);
        on.on(GenerateDataKeyRequest.class, Access.free(), this::dataKey);
    }

    private Key usable(@Nullable String named, Caller caller, String action) {
        Key key = keys.require(String.valueOf(named));
        policies.require(caller, action, key);
        key.requireUsable();
        return key;
    }

    private EncryptResponse encrypt(EncryptRequest r, Caller caller) {
        byte[] plain = r.plaintext() == null ? new byte[0] : r.plaintext().asByteArray();
        if (plain.length == 0 || plain.length > LONGEST) {
            throw ServiceError.of("ValidationException", "Plaintext must have from 1 to " + LONGEST + " bytes");
        }
        Key key = usable(r.keyId(), caller, "kms:Encrypt");
        return EncryptResponse.builder()
                .keyId(key.arn())
                .ciphertextBlob(sealed(key, plain, r.encryptionContext()))
                .build();
    }

    private DecryptResponse decrypt(DecryptRequest r, Caller caller) {
        byte[] blob =
                r.ciphertextBlob() == null ? new byte[0] : r.ciphertextBlob().asByteArray();
        if (blob.length <= ID_LENGTH) {
            throw Cipher256.invalid();
        }
        String id = new String(blob, 0, ID_LENGTH, StandardCharsets.US_ASCII);
        Key key = usable(id, caller, "kms:Decrypt");
        if (r.keyId() != null && !keys.require(r.keyId()).id().equals(id)) {
            throw ServiceError.of(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this.");
        }
        byte[] plain = key.cipher().decrypt(Arrays.copyOfRange(blob, ID_LENGTH, blob.length), r.encryptionContext());
        return DecryptResponse.builder()
                .keyId(key.arn())
                .plaintext(SdkBytes.fromByteArray(plain))
                .build();
    }

    private GenerateDataKeyResponse dataKey(GenerateDataKeyRequest r, Caller caller) {
        Key key = usable(r.keyId(), caller, "kms:GenerateDataKey");
        int bytes = r.numberOfBytes() != null ? r.numberOfBytes() : r.keySpec() == DataKeySpec.AES_128 ? 16 : 32;
        byte[] plain = key.cipher().random(bytes);
        return GenerateDataKeyResponse.builder()
                .keyId(key.arn())
                .plaintext(SdkBytes.fromByteArray(plain))
                .ciphertextBlob(sealed(key, plain, r.encryptionContext()))
                .build();
    }

    private static SdkBytes sealed(Key key, byte[] plain, Map<String, String> context) {
        byte[] sealed = key.cipher().encrypt(plain, context);
        return SdkBytes.fromByteArray(ByteBuffer.allocate(ID_LENGTH + sealed.length)
                .put(key.id().getBytes(StandardCharsets.US_ASCII))
                .put(sealed)
                .array());
    }
}
