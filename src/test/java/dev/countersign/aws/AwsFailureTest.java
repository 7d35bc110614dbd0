package dev.countersign.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AwsFailureTest {
    private static final String TOKEN = "AAAAKgAAAAIAAAAA" + "x/Y+".repeat(150) + "==";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasASentenceAndAWayOn(Kind kind) {
        var failure = AwsFailure.of(kind, "states:StartExecution", "the connection was refused");

        assertThat(failure.sentence()).endsWith(".").doesNotContain("..");
        assertThat(failure.wayOn()).endsWith(".");
        assertThat(failure.details()).contains("states:StartExecution", kind.name());
    }

    @Test
    void aTaskTokenNeverGetsIntoAnyText() {
        var failure = new AwsFailure(
                Kind.INVALID,
                "states:SendTaskSuccess",
                "ValidationException",
                "Value '" + TOKEN + "' at 'taskToken' failed",
                "r1",
                400);

        assertThat(failure.getMessage() + failure.details() + failure.sentence() + failure)
                .doesNotContain("x/Y+x/Y+")
                .contains("at 'taskToken' failed");
    }

    @Test
    void aRefusedSignatureIsShownWithoutTheCanonicalRequest() {
        String reason =
                SecretText.without("The signature does not match.\n\nThe Canonical String for this request should "
                        + "have been\nx-amz-security-token:abc");

        assertThat(reason).isEqualTo("The signature does not match.");
    }

    @Test
    void namesAndArnsStay() {
        String arn =
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/a-rather-long-stack-name-for-the-approval-flow/"
                        + "0a1b2c3d-1111-2222-3333-444455556666";

        assertThat(SecretText.without(arn)).isEqualTo(arn);
    }
}
