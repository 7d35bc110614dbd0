package dev.countersign.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.sandbox.RunningSandbox;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

final class SimulationTest {
    private static final String ROLE =
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Desk_0123456789abcdef";

    @RegisterExtension
    private final RunningSandbox sandbox = new RunningSandbox();

    private IamClient iam;

    @BeforeEach
    void aRoleUnderAPath() {
        iam = sandbox.client(IamClient.builder());
        iam.createRole(r -> r.roleName("AWSReservedSSO_Desk_0123456789abcdef")
                .path("/aws-reserved/sso.amazonaws.com/eu-west-1/")
                .assumeRolePolicyDocument("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                         "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}]}"""));
        iam.putRolePolicy(r -> r.roleName("AWSReservedSSO_Desk_0123456789abcdef")
                .policyName("desk")
                .policyDocument("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::open/*"},
                          {"Effect": "Allow", "Action": "states:StartExecution", "Resource": "*",
                           "Condition": {"StringEquals": {"aws:RequestTag/team": "desk"}}}]}"""));
    }

    @Test
    void overSeveralResourcesEachHasItsOwnDecisionAndTheTopIsATemplate() {
        EvaluationResult result =
                only(r -> r.actionNames("s3:GetObject").resourceArns("arn:aws:s3:::open/a", "arn:aws:s3:::shut/a"));

        assertThat(result.evalResourceName()).isEqualTo("arn:aws:s3:::${BucketName}/${KeyName}");
        assertThat(result.evalDecisionAsString()).isEqualTo("implicitDeny");
        assertThat(result.resourceSpecificResults())
                .extracting(
                        ResourceSpecificResult::evalResourceName, ResourceSpecificResult::evalResourceDecisionAsString)
                .containsExactly(tuple("arn:aws:s3:::open/a", "allowed"), tuple("arn:aws:s3:::shut/a", "implicitDeny"));
    }

    @Test
    void overOneResourceTheTopIsThatResource() {
        EvaluationResult result = only(r -> r.actionNames("s3:GetObject").resourceArns("arn:aws:s3:::open/a"));

        assertThat(result.evalResourceName()).isEqualTo("arn:aws:s3:::open/a");
        assertThat(result.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(result.matchedStatements())
                .extracting(s -> s.sourcePolicyId())
                .containsExactly("desk");
    }

    @Test
    void conditionKeysWithoutAValueAreNamed() {
        assertThat(only(r -> r.actionNames("states:StartExecution")).missingContextValues())
                .containsExactly("aws:RequestTag/team");
        EvaluationResult known = only(r -> r.actionNames("states:StartExecution")
                .contextEntries(e -> e.contextKeyName("aws:RequestTag/team").contextKeyValues("desk")));
        assertThat(known.missingContextValues()).isEmpty();
        assertThat(known.evalDecisionAsString()).isEqualTo("allowed");
    }

    @Test
    void theSessionOfARoleIsNoPrincipalAndARoleIsNoCaller() {
        String session = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Desk_0123456789abcdef/me";
        assertThatThrownBy(() -> simulate(r -> r.policySourceArn(session).actionNames("s3:GetObject")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "Invalid Entity Arn: " + session + " does not clearly define entity type and name.");
        String pathless = "arn:aws:iam::111122223333:role/AWSReservedSSO_Desk_0123456789abcdef";
        assertThatThrownBy(() -> simulate(r -> r.policySourceArn(pathless).actionNames("s3:GetObject")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> simulate(r -> r.callerArn(ROLE).actionNames("s3:GetObject")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(simulate(r -> r.callerArn("arn:aws:iam::111122223333:user/viewer")
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::open/a")))
                .hasSize(1);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> simulate(r -> r.actionNames("s3:GetObject").resourcePolicy("{}")))
                .hasMessageContaining("resource policies");
    }

    private EvaluationResult only(Consumer<SimulatePrincipalPolicyRequest.Builder> request) {
        return simulate(request).getFirst();
    }

    private List<EvaluationResult> simulate(Consumer<SimulatePrincipalPolicyRequest.Builder> request) {
        return iam.simulatePrincipalPolicy(r -> {
                    r.policySourceArn(ROLE);
                    request.accept(r);
                })
                .evaluationResults();
    }
}
