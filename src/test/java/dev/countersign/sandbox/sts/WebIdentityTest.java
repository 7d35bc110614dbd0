package dev.countersign.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

final class WebIdentityTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/Robot";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private final IdentityProvider idp = new IdentityProvider();
    private IamClient iam;
    private StsClient sts;
    private String providerArn;

    @BeforeEach
    void aRoleForOneSubjectOfTheProvider() {
        iam = sandbox.client(IamClient.builder());
        sts = sandbox.client(
                StsClient.builder(), AnonymousCredentialsProvider.create().resolveCredentials());
        providerArn = iam.createOpenIDConnectProvider(r -> r.url(idp.issuer()).clientIDList("desk"))
                .openIDConnectProviderArn();
        String name = idp.issuer().replace("http://", "");
        iam.createRole(r -> r.roleName("Robot").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow", "Principal": {"Federated": "%s"},
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {"StringEquals": {"%s:aud": "desk"}, "StringLike": {"%s:sub": "repo/*"}}}]}""".formatted(providerArn, name, name)));
    }

    @AfterEach
    void close() {
        idp.close();
    }

    @Test
    void aTokenOfTheProviderBecomesASessionOfTheRole() {
        AssumeRoleWithWebIdentityResponse answer = assume(idp.token("repo/desk", "desk"));

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Robot/ci");
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("repo/desk");
        assertThat(answer.audience()).isEqualTo("desk");
        assertThat(answer.provider()).isEqualTo(idp.issuer());
        assume(idp.token("ES256", "ec", idp.claims("repo/desk", "desk")));
    }

    @Test
    void theSdksProviderWorksWithATokenFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), idp.token("repo/desk", "desk"));

        try (var provider = StsWebIdentityTokenFileCredentialsProvider.builder()
                .roleArn(ROLE)
                .roleSessionName("file")
                .webIdentityTokenFile(file)
                .stsClient(sts)
                .build()) {
            var credentials = provider.resolveCredentials();
            assertThat(sandbox.client(StsClient.builder(), credentials)
                            .getCallerIdentity()
                            .arn())
                    .isEqualTo("arn:aws:sts::111122223333:assumed-role/Robot/file");
        }
    }

    @Test
    void onlyThisOperationNeedsNoSignature() {
        assertThatThrownBy(sts::getCallerIdentity)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("Request is missing Authentication Token");
    }

    @Test
    void anExpiredTokenIsToldFromABadOne() {
        var claims = idp.claims("repo/desk", "desk");
        claims.put("exp", Instant.now().minusSeconds(1).getEpochSecond());

        assertThatThrownBy(() -> assume(idp.token("RS256", "rsa", claims)))
                .isInstanceOf(ExpiredTokenException.class)
                .hasMessageContaining("Token expired: current date/time");
    }

    @Test
    void aTokenOfAnotherIssuerAudienceOrKeyIsInvalid() {
        var foreign = idp.claims("repo/desk", "desk");
        foreign.put("iss", "https://idp.example.com");
        assertInvalid(
                idp.token("RS256", "rsa", foreign),
                "No OpenIDConnect provider found in your account for https://idp.example.com");
        assertInvalid(idp.token("repo/desk", "others"), "Incorrect token audience");
        var issuedToAnother = idp.claims("repo/desk", "desk");
        issuedToAnother.put("azp", "others");
        assertInvalid(idp.token("RS256", "rsa", issuedToAnother), "Incorrect token audience");
        var several = idp.claims("repo/desk", "desk");
        several.put("aud", List.of("others", "desk"));
        assume(idp.token("RS256", "rsa", several));
        assertInvalid(idp.token("RS256", "unknown", idp.claims("repo/desk", "desk")), "verification key");
        assertInvalid(idp.token("ES256", "rsa", idp.claims("repo/desk", "desk")), "signature is not valid");
        String good = idp.token("repo/desk", "desk");
        assertInvalid(good.substring(0, good.length() - 8) + "AAAAAAAA", "signature is not valid");
        assertInvalid("opaque-access-token", "not a valid JWT");
        var early = idp.claims("repo/desk", "desk");
        early.put("nbf", Instant.now().plusSeconds(600).getEpochSecond());
        assertInvalid(idp.token("RS256", "rsa", early), "not yet valid");
        assertInvalid(idp.token("", "desk"), "Missing a required claim: sub");
        assertInvalid(unsigned(good), "not supported");
    }

    /** The old trick: the same claims, declared to need no signature. */
    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
    }

    @Test
    void aSubjectThatTheRoleDoesNotTrustIsRefused() {
        assertThatThrownBy(() -> assume(idp.token("team/desk", "desk")))
                .isInstanceOf(StsException.class)
                .matches(e -> ((StsException) e).awsErrorDetails().errorCode().equals("AccessDenied"))
                .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void aProviderThatCannotBeAskedIsToldFromATokenThatIsWrong() {
        String token = idp.token("repo/desk", "desk");
        idp.answerWith(503);
        assertThatThrownBy(() -> assume(token)).isInstanceOf(IdpCommunicationErrorException.class);
        idp.answerWith(404);
        assertInvalid(token, "Couldn't retrieve verification key from your identity provider");
        idp.close();
        assertThatThrownBy(() -> assume(token)).isInstanceOf(IdpCommunicationErrorException.class);
        iam.createOpenIDConnectProvider(r -> r.url("https://idp.example.com").clientIDList("desk"));
        Map<String, Object> far = idp.claims("repo/desk", "desk");
        far.put("iss", "https://idp.example.com");
        assertThatThrownBy(() -> assume(idp.token("RS256", "rsa", far)))
                .isInstanceOf(IdpCommunicationErrorException.class);
    }

    @Test
    void theSessionLastsAsLongAsTheRoleAllows() {
        assertThatThrownBy(() -> sts.assumeRoleWithWebIdentity(r -> r.roleArn(ROLE)
                        .roleSessionName("ci")
                        .durationSeconds(7200)
                        .webIdentityToken(idp.token("repo/desk", "desk"))))
                .hasMessageContaining("exceeds the MaxSessionDuration");
    }

    @Test
    void providersAreKeptByTheirUrl() {
        assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
                .extracting(entry -> entry.arn())
                .containsExactly(providerArn);
        assertThat(iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(providerArn))
                        .clientIDList())
                .containsExactly("desk");
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(r -> r.url(idp.issuer())))
                .isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.createOpenIDConnectProvider(r -> r.url("http://idp.example.com")))
                .isInstanceOf(IamException.class)
                .hasMessageContaining("Invalid Open ID Connect Provider URL");

        iam.addClientIDToOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(providerArn).clientID("others"));
        assertThat(iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(providerArn))
                        .clientIDList())
                .containsExactly("desk", "others");
        iam.deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(providerArn));
        assertThatThrownBy(() -> iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(providerArn)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private void assertInvalid(String token, String message) {
        assertThatThrownBy(() -> assume(token))
                .isInstanceOf(InvalidIdentityTokenException.class)
                .hasMessageContaining(message);
    }

    private AssumeRoleWithWebIdentityResponse assume(String token) {
        return sts.assumeRoleWithWebIdentity(
                r -> r.roleArn(ROLE).roleSessionName("ci").webIdentityToken(token));
    }
}
