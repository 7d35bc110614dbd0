package dev.countersign.sandbox.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.policy.Evaluation.Decision;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void actionsMatchWithoutRegardToCaseAndResourcesWithRegardToIt() {
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": "S3:getobject*", "Resource": "arn:aws:s3:::Docs/*"}}""";

        assertThat(decide(policy, "s3:GetObjectVersion", "arn:aws:s3:::Docs/a/b"))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(policy, "s3:GetObject", "arn:aws:s3:::docs/a")).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(decide(policy, "s3:PutObject", "arn:aws:s3:::Docs/a")).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void anExplicitDenyOutweighsEveryAllow() {
        String policy = """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "*", "Resource": "*"},
                  {"Effect": "Deny", "Action": ["sns:*"], "NotResource": "arn:aws:sns:*:*:mine"}]}""";

        assertThat(decide(policy, "sns:Publish", "arn:aws:sns:eu-west-1:1:other"))
                .isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(decide(policy, "sns:Publish", "arn:aws:sns:eu-west-1:1:mine"))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void aWildcardDoesNotReachOverAColonExceptInTheResourcePart() {
        assertThat(Glob.matchesArn("arn:aws:logs:*:*:*", "arn:aws:logs:eu-west-1:1:log-group:/a:log-stream:b"))
                .isTrue();
        assertThat(Glob.matchesArn("arn:aws:logs:*:log-group:/a", "arn:aws:logs:eu-west-1:1:log-group:/a"))
                .isFalse();
        assertThat(Glob.matchesArn("*", "arn:aws:logs:eu-west-1:1:log-group:/a"))
                .isTrue();
    }

    @Test
    void everythingExceptANamedActionCanBeAllowed() {
        String policy = """
                {"Statement": {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}}""";

        assertThat(decide(policy, "iam:PassRole", "*")).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(decide(policy, "s3:ListBucket", "*")).isEqualTo(Decision.ALLOWED);
    }

    @Test
    void anIfExistsConditionHoldsWhenItsKeyIsUnknown() {
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*",
                  "Condition": {"StringEqualsIfExists": {"iam:PassedToService": ["ec2.amazonaws.com", "ecs.amazonaws.com"]}}}}""";

        assertThat(decide(policy, Map.of())).isEqualTo(Decision.ALLOWED);
        assertThat(decide(policy, Map.of("iam:passedtoservice", "ec2.amazonaws.com")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(policy, Map.of("iam:PassedToService", "lambda.amazonaws.com")))
                .isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void allConditionsOfAStatementMustHoldAndAMissingKeyFailsAPlainOne() {
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": {
                  "ArnLike": {"aws:SourceArn": "arn:aws:events:*:*:rule/*"}, "Bool": {"aws:SecureTransport": "true"}}}}""";

        assertThat(decide(policy, Map.of("aws:SourceArn", "arn:aws:events:r:a:rule/x", "aws:SecureTransport", "true")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(policy, Map.of("aws:SecureTransport", "true"))).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void aConditionThatCannotBeDecidedDoesNotAllowAndDoesDeny() {
        String template = """
                {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"},
                 {"Effect": "%s", "Action": "iam:PassRole", "Resource": "*",
                  "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]}""";

        assertThat(decide(template.formatted("Deny"), Map.of())).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(Evaluation.of(
                                Map.of("p", PolicyDocument.parse(template.formatted("Allow"))),
                                new Question("iam:PassRole", "*", Map.of()))
                        .matched())
                .hasSize(1);
    }

    @Test
    void policyVariablesTakeTheirValuesFromTheCall() {
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::1:user/${aws:username}"}}""";
        var policies = Map.of("p", PolicyDocument.parse(policy));

        var own = new Question("iam:PassRole", "arn:aws:iam::1:user/kim", Map.of("aws:username", "kim"));
        var others = new Question("iam:PassRole", "arn:aws:iam::1:user/lee", Map.of("aws:username", "kim"));
        var unknown = new Question("iam:PassRole", "arn:aws:iam::1:user/lee", Map.of());

        assertThat(Evaluation.of(policies, own).allowed()).isTrue();
        assertThat(Evaluation.of(policies, others).allowed()).isFalse();
        assertThat(Evaluation.of(policies, unknown).allowed()).isFalse();
    }

    @Test
    void textsThatAreNoPolicyAreRefused() {
        assertThatThrownBy(() -> PolicyDocument.parse("{")).isInstanceOf(MalformedPolicyException.class);
        assertThatThrownBy(() -> PolicyDocument.parse(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"GetObject\", \"Resource\": \"*\"}}"))
                .hasMessageContaining("vendor");
        assertThatThrownBy(() -> PolicyDocument.parse("""
                        {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
                         "Condition": {"StringEqual": {"aws:username": "x"}}}}""")).hasMessageContaining("StringEqual");
    }

    private static Decision decide(String policy, String action, String resource) {
        var question = new Question(action, resource, Map.of());
        return Evaluation.of(Map.of("policy", PolicyDocument.parse(policy)), question)
                .decision();
    }

    private static Decision decide(String policy, Map<String, String> context) {
        var question = new Question("iam:PassRole", "*", context);
        return Evaluation.of(Map.of("policy", PolicyDocument.parse(policy)), question)
                .decision();
    }
}
