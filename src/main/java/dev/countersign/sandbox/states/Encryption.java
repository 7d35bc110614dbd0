package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;

/**
 * What Step Functions asks of KMS for a state machine with a customer managed key: what a machine or an execution keeps is written
 * with a data key that the machine's role asks for, and is read with the right of whoever reads. Data keys are not used again
 * (AWS: for five minutes by default), so that what changes about a key shows at once.
 */
final class Encryption {
    private static final int SHORTEST_REUSE = 60;
    private static final int LONGEST_REUSE = 900;

    private final World world;
    private final Map<String, SdkBytes> dataKeys = new ConcurrentHashMap<>();

    Encryption(World world) {
        this.world = world;
    }

    /** The configuration of a machine that is created or changed by {@code caller}, who has to be allowed to use the key. */
    Optional<EncryptionConfiguration> checked(
            String machineArn, @Nullable EncryptionConfiguration wanted, Caller caller) {
        if (wanted == null || wanted.type() == EncryptionType.AWS_OWNED_KEY) {
            return Optional.empty();
        }
        Integer reuse = wanted.kmsDataKeyReusePeriodSeconds();
        if (wanted.type() != EncryptionType.CUSTOMER_MANAGED_KMS_KEY
                || wanted.kmsKeyId() == null
                || reuse != null && (reuse < SHORTEST_REUSE || reuse > LONGEST_REUSE)) {
            throw ServiceError.of(
                    "InvalidEncryptionConfiguration",
                    "Invalid Encryption Configuration: A customer managed key needs a kmsKeyId, and a"
                            + " kmsDataKeyReusePeriodSeconds from 60 to 900.");
        }
        write(machineArn, wanted.kmsKeyId(), caller);
        return Optional.of(wanted);
    }

    /** Something of an execution is going to be kept: its input, or the answer to a task. */
    void write(Store.Registered machine) {
        key(machine).ifPresent(key -> {
            String role = machine.machine().roleArn();
            Caller asRole;
            try {
                asRole = world.identities().assume(role, "states.amazonaws.com", "StepFunctions");
            } catch (ServiceError e) {
                throw denied();
            }
            write(machine.machine().arn(), key, asRole);
        });
    }

    private void write(String machineArn, String key, Caller caller) {
        GenerateDataKeyRequest request = GenerateDataKeyRequest.builder()
                .keyId(key)
                .keySpec(DataKeySpec.AES_256)
                .encryptionContext(context(machineArn))
                .build();
        try {
            GenerateDataKeyResponse answer = world.operations().call(caller, request, GenerateDataKeyResponse.class);
            dataKeys.put(machineArn, answer.ciphertextBlob());
        } catch (ServiceError e) {
            throw translated(e);
        }
    }

    /** Something that is kept is going to be shown to {@code caller}. */
    void read(Store.Registered machine, Caller caller) {
        SdkBytes dataKey = dataKeys.get(machine.machine().arn());
        if (key(machine).isEmpty() || dataKey == null) {
            return;
        }
        try {
            world.operations()
                    .call(
                            caller,
                            DecryptRequest.builder()
                                    .ciphertextBlob(dataKey)
                                    .encryptionContext(context(machine.machine().arn()))
                                    .build(),
                            DecryptResponse.class);
        } catch (ServiceError e) {
            throw translated(e);
        }
    }

    private static Optional<String> key(Store.Registered machine) {
        return machine.encryption().map(EncryptionConfiguration::kmsKeyId);
    }

    private static Map<String, String> context(String machineArn) {
        return Map.of("aws:states:stateMachineArn", machineArn);
    }

    private static ServiceError translated(ServiceError e) {
        return switch (e.code()) {
            case "DisabledException" -> invalid("DISABLED");
            case "KMSInvalidStateException" -> invalid("PENDING_DELETION");
            case "AccessDeniedException", "NotFoundException" -> denied();
            default -> e;
        };
    }

    private static ServiceError invalid(String state) {
        return new ServiceError(
                "KmsInvalidStateException",
                400,
                "The KMS key is not in a valid state for this: " + state,
                Map.of("kmsKeyState", state));
    }

    private static ServiceError denied() {
        return ServiceError.of(
                "KmsAccessDeniedException",
                "Either the KMS key's policy or the caller's does not have the required permissions.");
    }
}
