package dev.countersign.doctor.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Functions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a resource policy lets a rule call a function; what cannot be judged is not blamed. */
class LambdaPolicyTest {
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/answer-rule";
    private static final String ALLOW = "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
            + "\"Action\":\"lambda:InvokeFunction\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:events:eu-west-1:111122223333:rule/answer-rule\"}}",
                "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:events:*:111122223333:rule/*\"}}",
                "{\"StringLike\":{\"aws:SourceArn\":[\"arn:aws:events:*:*:rule/other\",\"arn:aws:events:*:*:rule/answer-*\"]}}",
                "{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}",
                "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}"
            })
    void theRuleIsPermitted(String condition) {
        assertThat(permits(ALLOW + ",\"Condition\":" + condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:events:eu-west-1:111122223333:rule/answer\"}}",
                "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:events:*:*:rule/other-*\"}}",
                "{\"StringEquals\":{\"aws:SourceArn\":\"arn:aws:events:*:*:rule/*\"}}",
                "{\"StringEquals\":{\"aws:SourceAccount\":\"444455556666\"}}",
                "{\"ArnNotLike\":{\"aws:SourceArn\":\"arn:aws:events:*:*:rule/answer-*\"}}"
            })
    void anotherRuleIsPermittedAndNotThisOne(String condition) {
        assertThat(permits(ALLOW + ",\"Condition\":" + condition)).isFalse();
    }

    @Test
    void everythingMayBePermittedAtOnce() {
        assertThat(permits("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"lambda:*\"]"))
                .isTrue();
    }

    @Test
    void anotherServiceOrActionIsNoPermission() {
        assertThat(permits(ALLOW.replace("events", "s3"))).isFalse();
        assertThat(permits(ALLOW.replace("InvokeFunction", "GetFunction"))).isFalse();
        assertThat(LambdaPolicy.permits(Optional.empty(), RULE)).isFalse();
    }

    @Test
    void aDenialCountsOnlyWhenItIsAboutThisRule() {
        String deny = ALLOW.replace("Allow", "Deny");
        String both = ALLOW + "},{" + deny;

        assertThat(permits(both)).isFalse();
        assertThat(permits(both + ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"))
                .isTrue();
        assertThat(permits(both + ",\"Condition\":{\"StringNotEquals\":{\"aws:SourceAccount\":\"111122223333\"}}"))
                .isTrue();
    }

    private static boolean permits(String statements) {
        return LambdaPolicy.permits(Optional.of(Functions.policy(statements)), RULE);
    }
}
