package dev.countersign.sandbox.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class KmsServiceTest {
    private static final Map<String, String> CONTEXT = Map.of("purpose", "test");

    @RegisterExtension
    static final RunningSandbox sandbox = new RunningSandbox();

    private KmsClient kms;
    private String key;

    @BeforeEach
    void makeAKey() {
        kms = sandbox.client(KmsClient.builder());
        key = kms.createKey(r -> r.description("for tests")).keyMetadata().arn();
    }

    private SdkBytes encrypted(String text) {
        return kms.encrypt(r ->
                        r.keyId(key).plaintext(SdkBytes.fromUtf8String(text)).encryptionContext(CONTEXT))
                .ciphertextBlob();
    }

    @Test
    void whatIsEncryptedComesBackInTheSameContextOnly() {
        SdkBytes blob = encrypted("hello");

        assertThat(kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(CONTEXT))
                        .plaintext()
                        .asUtf8String())
                .isEqualTo("hello");
        assertThat(blob.asString(StandardCharsets.ISO_8859_1)).doesNotContain("hello");
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(blob)))
                .isInstanceOf(InvalidCiphertextException.class);
        var dataKey = kms.generateDataKey(r -> r.keyId(key).keySpec("AES_256"));
        assertThat(kms.decrypt(r -> r.ciphertextBlob(dataKey.ciphertextBlob())).plaintext())
                .isEqualTo(dataKey.plaintext());
    }

    @Test
    void aKeyThatIsDisabledWorksAgainWhenItIsEnabled() {
        SdkBytes blob = encrypted("hello");
        kms.disableKey(r -> r.keyId(key));
        assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState()).isEqualTo(KeyState.DISABLED);
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(CONTEXT)))
                .isInstanceOf(DisabledException.class)
                .hasMessageContaining(key + " is disabled.");

        kms.enableKey(r -> r.keyId(key));

        assertThat(kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(CONTEXT)))
                .isNotNull();
    }

    @Test
    void aKeyThatIsToBeDeletedGoesAfterItsWindowUnlessItIsCancelled() {
        var scheduled = kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
        assertThat(scheduled.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThatThrownBy(() -> encrypted("x")).isInstanceOf(KmsInvalidStateException.class);
        kms.cancelKeyDeletion(r -> r.keyId(key));
        sandbox.advance(Duration.ofDays(8));
        assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState()).isEqualTo(KeyState.DISABLED);

        kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));
        sandbox.advance(Duration.ofDays(8));

        assertThatThrownBy(() -> kms.describeKey(r -> r.keyId(key))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theKeyPolicyComesBeforeIdentityPolicies() {
        KmsClient viewer = sandbox.client(KmsClient.builder(), Persona.VIEWER);
        assertThatThrownBy(() -> viewer.generateDataKey(r -> r.keyId(key).keySpec("AES_256")))
                .isInstanceOf(KmsException.class)
                .hasMessageContaining("kms:GenerateDataKey");

        kms.putKeyPolicy(
                r -> r.keyId(key)
                        .policyName("default")
                        .policy(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                        + "{\"AWS\":\"arn:aws:iam::111122223333:user/viewer\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"));

        assertThat(viewer.generateDataKey(r -> r.keyId(key).keySpec("AES_256")).keyId())
                .isEqualTo(key);
        assertThatThrownBy(() -> kms.getKeyPolicy(r -> r.keyId(key)))
                .hasMessageContaining("no resource-based policy allows the kms:GetKeyPolicy action");
    }

    @Test
    void anAliasStandsForItsKey() {
        String alias = "alias/" + key.substring(key.length() - 8);
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key));

        assertThat(kms.describeKey(r -> r.keyId(alias)).keyMetadata().arn()).isEqualTo(key);
        assertThat(kms.listAliases(r -> r.keyId(key)).aliases())
                .extracting(entry -> entry.aliasName())
                .containsExactly(alias);
        assertThat(kms.listKeys().keys()).extracting(entry -> entry.keyArn()).contains(key);
        kms.deleteAlias(r -> r.aliasName(alias));
        assertThatThrownBy(() -> kms.describeKey(r -> r.keyId(alias))).isInstanceOf(NotFoundException.class);
    }
}
