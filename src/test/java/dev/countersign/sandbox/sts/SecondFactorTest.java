package dev.countersign.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.Authenticator;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

final class SecondFactorTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/desk/Careful";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::111122223333:user/approver"},
              "Action": "sts:AssumeRole",
              "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"},
                            "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}]}""";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private Authenticator phone;
    private StsClient sts;

    @BeforeEach
    void aRoleThatWantsASecondFactor() {
        sandbox.client(IamClient.builder())
                .createRole(r -> r.roleName("Careful").path("/desk/").assumeRolePolicyDocument(TRUST));
        phone = Authenticator.of(sandbox, Persona.APPROVER);
        sts = sandbox.client(StsClient.builder(), Persona.APPROVER);
    }

    @Test
    void theRoleIsAssumedWithACodeAndRefusedWithout() {
        assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("desk")))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("User: arn:aws:iam::111122223333:user/approver is not authorized to perform:"
                        + " sts:AssumeRole on resource: " + ROLE);

        var assumed = sts.assumeRole(r -> r.roleArn(ROLE)
                .roleSessionName("desk")
                .serialNumber(phone.serialNumber())
                .tokenCode(phone.nextCode()));

        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Careful/desk");
        assertThat(client(assumed.credentials()).getCallerIdentity().arn())
                .isEqualTo(assumed.assumedRoleUser().arn());
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = phone.nextCode();
        assume(code);

        assertThatThrownBy(() -> assume(code))
                .isInstanceOf(StsException.class)
                .matches(e -> ((StsException) e).awsErrorDetails().errorCode().equals("AccessDenied"))
                .hasMessageContaining("MultiFactorAuthentication failed with invalid MFA one time pass code.");
        assume(phone.nextCode());
    }

    @Test
    void wrongCodesAndDevicesAreToldInAwsWords() {
        assertThatThrownBy(() -> assume(phone.code(10)))
                .hasMessageContaining("MultiFactorAuthentication failed with invalid MFA one time pass code.");
        assertThatThrownBy(() -> assume("12345")).hasMessageContaining("Member must have length greater than");
        assertThatThrownBy(() -> assume("1234567")).hasMessageContaining("Member must have length less than");
        assertThatThrownBy(() -> assume("12345a")).hasMessageContaining("[\\d]*");
        assertThatThrownBy(() -> sts.getSessionToken(r ->
                        r.serialNumber("arn:aws:iam::111122223333:mfa/viewer").tokenCode("123456")))
                .hasMessageContaining(
                        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your"
                                + " MFA serial number is valid and associated with this user.");
        assertThatThrownBy(() -> sts.getSessionToken(r -> r.serialNumber(phone.serialNumber())))
                .hasMessageContaining("MultiFactorAuthentication failed, must provide both MFA serial number and one"
                        + " time pass code.");
        assertThatThrownBy(() -> sts.getSessionToken(r -> r.tokenCode("123456")))
                .hasMessageContaining("must provide both");
    }

    @Test
    void aSessionTokenCarriesTheSecondFactorToTheRole() {
        Credentials with = sts.getSessionToken(
                        r -> r.serialNumber(phone.serialNumber()).tokenCode(phone.nextCode()))
                .credentials();
        Credentials without = sts.getSessionToken().credentials();

        client(with).assumeRole(r -> r.roleArn(ROLE).roleSessionName("desk"));
        assertThatThrownBy(() -> client(without).assumeRole(r -> r.roleArn(ROLE).roleSessionName("desk")))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");
    }

    @Test
    void aSessionTokenIsGoodForIamOnlyWithASecondFactor() {
        Credentials with = sts.getSessionToken(
                        r -> r.serialNumber(phone.serialNumber()).tokenCode(phone.nextCode()))
                .credentials();
        Credentials without = sts.getSessionToken().credentials();

        assertThat(sandbox.client(IamClient.builder(), aws(with))
                        .getUser()
                        .user()
                        .userName())
                .isEqualTo("approver");
        assertThatThrownBy(
                        () -> sandbox.client(IamClient.builder(), aws(without)).getUser())
                .isInstanceOf(IamException.class)
                .hasMessageContaining("The security token included in the request is invalid");
        assertThatThrownBy(() -> client(without).getSessionToken())
                .hasMessageContaining("Cannot call GetSessionToken with session credentials");
    }

    @Test
    void policiesSeeWhetherASessionHasASecondFactor() {
        sandbox.client(IamClient.builder())
                .putUserPolicy(
                        r -> r.userName("approver").policyName("OnlyWithMfa").policyDocument("""
                        {"Version": "2012-10-17", "Statement": [{
                          "Effect": "Deny", "Action": "iam:GetUser", "Resource": "*",
                          "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}"""));
        Credentials with = sts.getSessionToken(
                        r -> r.serialNumber(phone.serialNumber()).tokenCode(phone.nextCode()))
                .credentials();

        sandbox.client(IamClient.builder(), aws(with)).getUser();
        // BoolIfExists also holds where the key is missing, as it is with a long-lived key.
        IamClient plain = sandbox.client(IamClient.builder(), Persona.APPROVER);
        assertThatThrownBy(plain::getUser).hasMessageContaining("explicit deny");
    }

    private void assume(String code) {
        sts.assumeRole(r -> r.roleArn(ROLE)
                .roleSessionName("desk")
                .serialNumber(phone.serialNumber())
                .tokenCode(code));
    }

    private StsClient client(Credentials credentials) {
        return sandbox.client(StsClient.builder(), aws(credentials));
    }

    private static AwsSessionCredentials aws(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }
}
