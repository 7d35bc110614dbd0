package dev.countersign.sandbox.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.InvalidRequestException;
import software.amazon.awssdk.services.sso.model.ListAccountRolesResponse;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.sso.model.RoleInfo;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.sts.StsClient;

class PortalTest {
    private static final String ACCOUNT = "111122223333";

    private final SsoFixture sso = new SsoFixture();

    @AfterEach
    void close() {
        sso.close();
    }

    @Test
    void everybodySeesWhatIsAssignedToThem() {
        assertThat(roles("administrator")).containsExactly("AdministratorAccess", "ApproverAccess", "ReadOnlyAccess");
        assertThat(roles("approver")).containsExactly("ApproverAccess", "ReadOnlyAccess");
        assertThat(roles("viewer")).containsExactly("ReadOnlyAccess");
        assertThat(accounts("viewer"))
                .containsExactly(AccountInfo.builder()
                        .accountId(ACCOUNT)
                        .accountName("Countersign Sandbox")
                        .emailAddress("sandbox@example.com")
                        .build());
        assertThat(accounts("newcomer")).isEmpty();
    }

    @Test
    void listsComeInPages() {
        String token = sso.tokenOf("administrator");
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            String from = next;
            ListAccountRolesResponse page = sso.portal.listAccountRoles(
                    r -> r.accessToken(token).accountId(ACCOUNT).maxResults(2).nextToken(from));
            page.roleList().forEach(role -> seen.add(role.roleName()));
            next = page.nextToken();
        } while (next != null);

        assertThat(seen).containsExactly("AdministratorAccess", "ApproverAccess", "ReadOnlyAccess");
        assertThat(sso.portal.listAccountsPaginator(r -> r.accessToken(token).maxResults(1)).stream())
                .hasSize(1);
        assertThatThrownBy(
                        () -> sso.portal.listAccounts(r -> r.accessToken(token).nextToken("forged")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () -> sso.portal.listAccounts(r -> r.accessToken(token).maxResults(101)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void credentialsAreThoseOfTheRoleInIamForOneHour() {
        RoleCredentials keys = credentials(sso.tokenOf("approver"), "ApproverAccess");
        assertThat(Instant.ofEpochMilli(keys.expiration()))
                .isEqualTo(sso.time.instant().plus(Duration.ofHours(1)));

        StsClient sts = sso.sandbox.client(StsClient.builder(), aws(keys));
        String arn = sts.getCallerIdentity().arn();
        assertThat(arn)
                .matches("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ApproverAccess_[0-9a-f]{16}"
                        + "/approver");
        String name = arn.split("/")[1];
        IamClient iam = sso.sandbox.client(IamClient.builder());
        assertThat(iam.getRole(r -> r.roleName(name)).role().path()).isEqualTo("/aws-reserved/sso.amazonaws.com/");

        sso.time.advance(Duration.ofHours(1));
        assertThatThrownBy(sts::getCallerIdentity).hasMessageContaining("security token");
    }

    @Test
    void rolesAllowWhatTheirNamesPromise() {
        RoleCredentials reader = credentials(sso.tokenOf("approver"), "ReadOnlyAccess");
        RoleCredentials approver = credentials(sso.tokenOf("approver"), "ApproverAccess");
        RoleCredentials administrator = credentials(sso.tokenOf("administrator"), "AdministratorAccess");

        sso.sandbox.client(SfnClient.builder(), aws(reader)).listStateMachines();
        assertThatThrownBy(() -> approve(reader)).hasMessageContaining("not authorized");
        // Allowed, so the next thing is missing: the pipeline.
        assertThatThrownBy(() -> approve(approver)).hasMessageNotContaining("not authorized");
        assertThatThrownBy(() ->
                        sso.sandbox.client(S3Client.builder(), aws(approver)).createBucket(r -> r.bucket("a-bucket")))
                .hasMessageContaining("not authorized");
        sso.sandbox.client(S3Client.builder(), aws(administrator)).createBucket(r -> r.bucket("a-bucket"));
    }

    @Test
    void aRoleCanAskWhatItMayDo() {
        RoleCredentials keys = credentials(sso.tokenOf("viewer"), "ReadOnlyAccess");
        IamClient iam = sso.sandbox.client(IamClient.builder(), aws(keys));
        String arn = sso.sandbox
                .client(StsClient.builder(), aws(keys))
                .getCallerIdentity()
                .arn();
        String role = iam.getRole(r -> r.roleName(arn.split("/")[1])).role().arn();

        assertThat(iam.simulatePrincipalPolicy(r -> r.policySourceArn(role)
                                .actionNames("states:ListExecutions", "codepipeline:PutApprovalResult"))
                        .evaluationResults())
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);
    }

    @Test
    void whatIsNotAssignedIsForbidden() {
        String viewers = sso.tokenOf("viewer");
        assertThatThrownBy(() -> credentials(viewers, "AdministratorAccess")).satisfies(PortalTest::isForbidden);
        assertThatThrownBy(() ->
                        sso.portal.listAccountRoles(r -> r.accessToken(viewers).accountId("999999999999")))
                .satisfies(PortalTest::isForbidden);
        assertThatThrownBy(() -> credentials(sso.tokenOf("newcomer"), "ReadOnlyAccess"))
                .satisfies(PortalTest::isForbidden);
    }

    @Test
    void aTokenThatIsNoneOrHasExpiredIsUnauthorized() {
        assertThatThrownBy(() -> sso.portal.listAccounts(r -> r.accessToken("made-up")))
                .isInstanceOf(UnauthorizedException.class);
        String token = sso.tokenOf("viewer");
        sso.time.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> sso.portal.listAccounts(r -> r.accessToken(token)))
                .isInstanceOfSatisfying(
                        UnauthorizedException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("Session token not found or invalid"));
    }

    @Test
    void aTokenIsRenewedWithARefreshTokenThatIsGoodOnce() {
        RegisterClientResponse client = sso.registerForCodes();
        CreateTokenResponse first = sso.exchange(client, sso.code(client, "viewer"));
        sso.time.advance(Duration.ofMinutes(59));

        CreateTokenResponse second = sso.refresh(client, first.refreshToken());
        sso.time.advance(Duration.ofMinutes(59));
        assertThat(sso.portal
                        .listAccounts(r -> r.accessToken(second.accessToken()))
                        .accountList())
                .hasSize(1);
        assertThatThrownBy(() -> sso.refresh(client, first.refreshToken())).isInstanceOf(InvalidGrantException.class);
        assertThatThrownBy(() -> sso.refresh(sso.registerForCodes(), second.refreshToken()))
                .isInstanceOf(InvalidGrantException.class);
        assertThat(sso.refresh(client, second.refreshToken()).accessToken()).isNotBlank();
    }

    @Test
    void aSessionEndsAfterEightHoursHoweverOftenItWasRenewed() {
        RegisterClientResponse client = sso.registerForCodes();
        CreateTokenResponse tokens = sso.exchange(client, sso.code(client, "viewer"));
        sso.time.advance(Duration.ofMinutes(7 * 60 + 30));
        CreateTokenResponse last = sso.refresh(client, tokens.refreshToken());
        assertThat(last.expiresIn()).isEqualTo(1800);

        sso.time.advance(Duration.ofMinutes(30));
        assertThatThrownBy(() -> sso.refresh(client, last.refreshToken())).isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void whoSignsOutEndsTheSessionButNotTheCredentialsThatItGave() {
        RegisterClientResponse client = sso.registerForCodes();
        CreateTokenResponse tokens = sso.exchange(client, sso.code(client, "viewer"));
        CreateTokenResponse renewed = sso.refresh(client, tokens.refreshToken());
        RoleCredentials keys = credentials(renewed.accessToken(), "ReadOnlyAccess");
        String others = sso.tokenOf("viewer");

        sso.portal.logout(r -> r.accessToken(renewed.accessToken()));

        for (String ended : List.of(tokens.accessToken(), renewed.accessToken())) {
            assertThatThrownBy(() -> sso.portal.listAccounts(r -> r.accessToken(ended)))
                    .isInstanceOf(UnauthorizedException.class);
        }
        assertThatThrownBy(() -> sso.refresh(client, renewed.refreshToken())).isInstanceOf(InvalidGrantException.class);
        sso.sandbox.client(StsClient.builder(), aws(keys)).getCallerIdentity();
        sso.portal.listAccounts(r -> r.accessToken(others));
        assertThatThrownBy(() -> sso.portal.logout(r -> r.accessToken(renewed.accessToken())))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void nobodyElseTakesTheRoles() {
        String role = sso.sandbox
                .client(IamClient.builder())
                .listRoles(r -> r.pathPrefix("/aws-reserved/"))
                .roles()
                .getFirst()
                .arn();
        assertThatThrownBy(() -> sso.sandbox
                        .client(StsClient.builder(), Persona.ADMINISTRATOR)
                        .assumeRole(r -> r.roleArn(role).roleSessionName("intruder")))
                .hasMessageContaining("not authorized");
    }

    private void approve(RoleCredentials keys) {
        sso.sandbox
                .client(CodePipelineClient.builder(), aws(keys))
                .putApprovalResult(r -> r.pipelineName("p")
                        .stageName("s")
                        .actionName("a")
                        .token("00000000-0000-0000-0000-000000000000")
                        .result(result -> result.status(ApprovalStatus.APPROVED).summary("yes")));
    }

    private RoleCredentials credentials(String token, String role) {
        return sso.portal
                .getRoleCredentials(r -> r.accessToken(token).accountId(ACCOUNT).roleName(role))
                .roleCredentials();
    }

    private List<String> roles(String person) {
        String token = sso.tokenOf(person);
        return sso.portal.listAccountRoles(r -> r.accessToken(token).accountId(ACCOUNT)).roleList().stream()
                .map(RoleInfo::roleName)
                .toList();
    }

    private List<AccountInfo> accounts(String person) {
        String token = sso.tokenOf(person);
        return sso.portal.listAccounts(r -> r.accessToken(token)).accountList();
    }

    private static AwsSessionCredentials aws(RoleCredentials keys) {
        return AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    }

    private static void isForbidden(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        SsoException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ForbiddenException"));
    }
}
