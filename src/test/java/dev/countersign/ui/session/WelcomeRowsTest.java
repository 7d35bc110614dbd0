package dev.countersign.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.profile.CredentialKind;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.ui.session.center.RememberedRole;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeRowsTest {
    private static final SessionChoice SANDBOX = new SessionChoice.EmbeddedSandbox();
    private static final SessionChoice DEV =
            Offers.profile("dev", CredentialKind.STATIC_KEYS, Endpoints.OF_AWS, Optional.empty());
    private static final SessionChoice PROD =
            Offers.profile("acme-production", CredentialKind.SSO, Endpoints.OF_AWS, Optional.empty());
    private static final RememberedRole ROLE = new RememberedRole(
            SsoSession.adHoc(URI.create("https://acme.awsapps.com/start"), "eu-west-1"),
            "444455556666",
            "Acme",
            "ReleaseApprover",
            "eu-central-1");
    private static final SessionChoice CENTER = new SessionChoice.FromIdentityCenter(
            ROLE.session(),
            ROLE.account(),
            ROLE.accountName(),
            ROLE.role(),
            Optional.of(ROLE.region()),
            Endpoints.OF_AWS);

    private final List<SessionChoice> all = List.of(SANDBOX, DEV, PROD, CENTER);

    @Test
    void withoutAPastTheSandboxComesFirstAndProfilesFollow() {
        assertThat(keys(WelcomeRows.of(List.of(SANDBOX, DEV, PROD), List.of(), "")))
                .containsExactly(
                        "heading-Where do you want to work?",
                        "sandbox",
                        "identity-center",
                        "heading-AWS profiles",
                        "profile-dev",
                        "profile-acme-production");
    }

    @Test
    void profilesAndRolesThatWereUsedComeFirstAndOnce() {
        assertThat(keys(WelcomeRows.of(all, List.of(ROLE.line(), "profile-acme-production", "profile-gone"), "")))
                .containsExactly(
                        "heading-Used last",
                        ROLE.line(),
                        "profile-acme-production",
                        "heading-On this machine",
                        "sandbox",
                        "identity-center",
                        "heading-Other AWS profiles",
                        "profile-dev");
    }

    @Test
    void aSearchLooksAtNameKindAccountAndRegionInAnyOrder() {
        assertThat(keys(WelcomeRows.of(all, List.of(), "111122223333 KEYS")))
                .contains("profile-dev")
                .hasSize(2);
        assertThat(keys(WelcomeRows.of(all, List.of(ROLE.line()), "acme approver")))
                .contains(ROLE.line())
                .hasSize(2);
        assertThat(keys(WelcomeRows.of(all, List.of(), "nothing like this"))).isEmpty();
    }

    @Test
    void whatIsRememberedOfARoleIsReadAgainAndDamagedLinesAreLeftOut() {
        assertThat(RememberedRole.parse(ROLE.line())).contains(ROLE);
        assertThat(RememberedRole.parse("profile-dev")).isEmpty();
        assertThat(RememberedRole.parse(ROLE.line().replace("https://", "h t t p")))
                .isEmpty();
    }

    private static List<String> keys(List<WelcomeRow> rows) {
        return rows.stream().map(WelcomeRow::key).toList();
    }
}
