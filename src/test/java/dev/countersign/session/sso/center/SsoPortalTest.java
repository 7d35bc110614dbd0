package dev.countersign.session.sso.center;

import static dev.countersign.session.sso.flow.SsoWorld.CORP;
import static dev.countersign.session.sso.flow.SsoWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.flow.SsoWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsoPortalTest {
    @TempDir
    Path folder;

    private final SsoWorld world = new SsoWorld();
    private IdentityCenter center;
    private SsoPortal portal;

    @BeforeEach
    void open() {
        center = new IdentityCenter(world.around(folder));
        portal = center.portal(CORP, Endpoints.OF_AWS);
        world.center.accounts.add(new SsoGateway.Account("222233334444", "production", "p@corp.example"));
        world.center.accounts.add(new SsoGateway.Account("111122223333", "Development", "d@corp.example"));
        world.center.roles.put("111122223333", List.of("Viewer", "approver"));
        world.agreeInBrowser();
        center.signIns().begin(request(CORP));
        world.work();
    }

    @AfterEach
    void close() {
        center.close();
    }

    @Test
    void accountsAndRolesAreSortedByNameAndKeptUntilRefreshed() throws Exception {
        var accounts = portal.accounts();
        assertThat(accounts.value()).extracting(SsoAccount::name).containsExactly("Development", "production");
        assertThat(accounts.asOf()).isEqualTo(world.time.instant());
        assertThat(portal.roles("111122223333").value())
                .extracting(SsoRole::name)
                .containsExactly("approver", "Viewer");
        portal.accounts();
        portal.roles("111122223333");
        assertThat(world.center.count("accounts")).isOne();
        assertThat(world.center.count("roles")).isOne();

        portal.refresh();
        portal.accounts();
        assertThat(world.center.count("accounts")).isEqualTo(2);
    }

    @Test
    void credentialsOfARoleComeWithTheirEnd() throws Exception {
        var keys = portal.credentials("111122223333", "approver");

        assertThat(keys.keys().sessionToken()).isPresent();
        assertThat(keys.expiresAt()).isEqualTo(world.time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void aRoleThatThePersonDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> portal.credentials("111122223333", "Owner"))
                .isInstanceOfSatisfying(
                        AwsFailure.class,
                        e -> assertThat(e.sentence())
                                .isEqualTo(
                                        "You do not have the role Owner in account 111122223333, or have it no longer. Choose"
                                                + " another role, or ask your administrator for it."));
    }

    @Test
    void aSessionThatAnAdministratorEndedNeedsAPerson() {
        world.center.revokeAll();

        assertThatThrownBy(portal::accounts)
                .isInstanceOf(SsoSignInNeededException.class)
                .hasMessage("IAM Identity Center no longer accepts your sign-in to corp.");
    }

    @Test
    void signingOutEndsThePortalsSessionAndForgetsTheToken() {
        assertThat(portal.signOut()).isEmpty();

        assertThat(world.center.count("logout")).isOne();
        assertThat(center.tokens().cached(CORP)).isEmpty();
        assertThatThrownBy(portal::accounts).hasMessage("You are not signed in to corp.");
    }

    @Test
    void signingOutWithoutNetworkForgetsTheTokenAndSaysSo() {
        world.center.failNext(
                "logout", AwsFailure.of(AwsFailure.Kind.UNREACHABLE, "sso:Logout", "the connection was refused"));

        assertThat(portal.signOut())
                .isEqualTo(
                        "You are signed out here, but AWS could not be told: IAM Identity Center in eu-west-1 does not"
                                + " answer: the connection was refused.");
        assertThat(center.tokens().cached(CORP)).isEmpty();
    }
}
