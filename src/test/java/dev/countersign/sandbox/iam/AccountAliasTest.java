package dev.countersign.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

final class AccountAliasTest {
    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void anAccountHasOneAlias() {
        IamClient iam = sandbox.client(IamClient.builder());
        assertThat(iam.listAccountAliases().accountAliases()).containsExactly("countersign-sandbox");

        iam.createAccountAlias(r -> r.accountAlias("acme-test"));
        assertThat(iam.listAccountAliases().accountAliases()).containsExactly("acme-test");
        assertThatThrownBy(() -> iam.createAccountAlias(r -> r.accountAlias("acme-test")))
                .isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.createAccountAlias(r -> r.accountAlias("Acme")))
                .isInstanceOf(IamException.class);
        iam.deleteAccountAlias(r -> r.accountAlias("acme-test"));
        assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
        assertThatThrownBy(() -> iam.deleteAccountAlias(r -> r.accountAlias("acme-test")))
                .isInstanceOf(NoSuchEntityException.class);
    }
}
