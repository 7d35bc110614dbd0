package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.ServiceError;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;

/** A symmetric key. Its material never leaves this class but for {@link Cipher256}. */
final class Key {
    private final String id;
    private final String arn;
    private final String account;
    private final Instant created;
    private final String description;
    private final Cipher256 cipher = new Cipher256();
    private KeyState state = KeyState.ENABLED;
    private Optional<Instant> deletion = Optional.empty();
    private String policy;

    Key(String id, String arn, String account, Instant created, String description, String policy) {
        this.id = id;
        this.arn = arn;
        this.account = account;
        this.created = created;
        this.description = description;
        this.policy = policy;
    }

    String id() {
        return id;
    }

    String arn() {
        return arn;
    }

    Cipher256 cipher() {
        return cipher;
    }

    synchronized KeyState state() {
        return state;
    }

    /** @param at when it will be deleted; only of a key that is to be */
    synchronized void become(KeyState next, Optional<Instant> at) {
        state = next;
        deletion = at;
    }

    synchronized Optional<Instant> deletion() {
        return deletion;
    }

    synchronized String policy() {
        return policy;
    }

    synchronized void policy(String text) {
        policy = text;
    }

    /** @throws ServiceError as KMS refuses to work with a key that is switched off, or on its way out */
    synchronized void requireUsable() {
        if (state == KeyState.DISABLED) {
            throw ServiceError.of("DisabledException", arn + " is disabled.");
        }
        requireNotLeaving();
    }

    synchronized void requireNotLeaving() {
        if (state == KeyState.PENDING_DELETION) {
            throw ServiceError.of("KMSInvalidStateException", arn + " is pending deletion.");
        }
    }

    synchronized KeyMetadata metadata() {
        return KeyMetadata.builder()
                .awsAccountId(account)
                .keyId(id)
                .arn(arn)
                .creationDate(created)
                .description(description)
                .enabled(state == KeyState.ENABLED)
                .keyState(state)
                .deletionDate(deletion.orElse(null))
                .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .keyManager(KeyManagerType.CUSTOMER)
                .origin(OriginType.AWS_KMS)
                .multiRegion(false)
                .build();
    }
}
