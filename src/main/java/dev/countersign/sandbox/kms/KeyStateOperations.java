package dev.countersign.sandbox.kms;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;

/** Switching keys on and off, and deleting them after a while, on the sandbox's clock. */
final class KeyStateOperations {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 30;

    private final World world;
    private final KeyStore keys;
    private final KeyPolicies policies;

    KeyStateOperations(World world, KeyStore keys, KeyPolicies policies) {
        this.world = world;
        this.keys = keys;
        this.policies = policies;
    }

    void register() {
        var on = world.operations();
        on.on(EnableKeyRequest.class, Access.free(), (r, caller) -> {
            change(r.keyId(), caller, "kms:EnableKey", KeyState.ENABLED);
            return EnableKeyResponse.builder().build();
        });
        on.on(DisableKeyRequest.class, Access.free(), (r, caller) -> {
            change(r.keyId(), caller, "kms:DisableKey", KeyState.DISABLED);
            return DisableKeyResponse.builder().build();
        });
        on.on(ScheduleKeyDeletionRequest.class, Access.free(), this::schedule);
        on.on(CancelKeyDeletionRequest.class, Access.free(), this::cancel);
    }

    private Key allowed(@Nullable String named, Caller caller, String action) {
        Key key = keys.require(String.valueOf(named));
        policies.require(caller, action, key);
        return key;
    }

    private void change(@Nullable String named, Caller caller, String action, KeyState next) {
        Key key = allowed(named, caller, action);
        key.requireNotLeaving();
        key.become(next, Optional.empty());
    }

    private ScheduleKeyDeletionResponse schedule(ScheduleKeyDeletionRequest r, Caller caller) {
        Key key = allowed(r.keyId(), caller, "kms:ScheduleKeyDeletion");
        key.requireNotLeaving();
        int days = r.pendingWindowInDays() == null ? LONGEST : r.pendingWindowInDays();
        if (days < SHORTEST || days > LONGEST) {
            throw ServiceError.of("ValidationException", "PendingWindowInDays must be from 7 to 30");
        }
        Instant at = world.clock().instant().plus(Duration.ofDays(days));
        key.become(KeyState.PENDING_DELETION, Optional.of(at));
        world.clock().at(at, () -> {
            if (key.deletion().equals(Optional.of(at))) {
                keys.remove(key);
            }
        });
        return ScheduleKeyDeletionResponse.builder()
                .keyId(key.arn())
                .deletionDate(at)
                .keyState(KeyState.PENDING_DELETION)
                .pendingWindowInDays(days)
                .build();
    }

    private CancelKeyDeletionResponse cancel(CancelKeyDeletionRequest r, Caller caller) {
        Key key = allowed(r.keyId(), caller, "kms:CancelKeyDeletion");
        if (key.state() != KeyState.PENDING_DELETION) {
            throw ServiceError.of("KMSInvalidStateException", key.arn() + " is not pending deletion.");
        }
        key.become(KeyState.DISABLED, Optional.empty());
        return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
    }
}
