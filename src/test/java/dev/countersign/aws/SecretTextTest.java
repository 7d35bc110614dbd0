package dev.countersign.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
    /** No real secrets: made for this run. */
    private static final Random RANDOM = new Random(20261122);

    private static final String KEY = "wJ4rXUtnFE2I" + "K7MDENGbPxRfiCYz" + "EXAMPLEKEY+9";
    private static final String JWT = "eyJraWQiOiJrZXktMSJ9.eyJzZXNzaW9uIjoiYSJ9." + base64Url(48);
    private static final String SSO = "aoaAAAAAG" + base64Url(60) + ":" + base64Url(60);
    private static final String REFRESH = "aorAAAAAG" + base64Url(60);
    private static final String SESSION = "IQoJb3JpZ2luX2Vj" + base64(240);
    private static final String TASK = "AAAAKgAAAAIAAAAA" + base64(450);
    private static final String SHORT = "s3cr3t-value-17";

    static Stream<String> textsWithSecrets() {
        return Stream.of(
                "{\"SecretAccessKey\":\"" + KEY + "\"}",
                "{\\\"secretAccessKey\\\":\\\"" + KEY + "\\\"}",
                "<SecretAccessKey>" + KEY + "</SecretAccessKey>",
                "&lt;SecretAccessKey&gt;" + KEY + "&lt;/SecretAccessKey&gt;",
                "aws_secret_access_key = " + KEY,
                "export AWS_SECRET_ACCESS_KEY='" + KEY + "'",
                "AWS_SESSION_TOKEN=" + SHORT,
                "the key " + KEY + " was refused",
                "x-amz-security-token:" + SHORT,
                "X-Amz-Security-Token=" + SHORT + "&X-Amz-Expires=60",
                "x-amz-sso_bearer_token: " + SHORT,
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261122/eu-west-1/sts/aws4_request, Signature="
                        + SHORT,
                "authorization=Bearer " + SHORT,
                "sent with Bearer " + SHORT + "-and-more",
                "\"clientSecret\" : \"" + SHORT + "\"",
                "client_secret=" + SHORT + "&grant_type=refresh_token",
                "refreshToken=" + SHORT,
                "http://127.0.0.1:3118/oauth/callback?code=" + SHORT + "&state=1",
                "{\"deviceCode\": \"" + SHORT + "\"}",
                "otpauth://totp/ann?secret=" + SHORT,
                "codeVerifier: " + SHORT,
                "PutApprovalResult(token=" + SHORT + ")",
                "the token " + JWT + " has expired",
                "the token " + SSO + " is not known",
                "cached " + REFRESH,
                "session " + SESSION,
                "session " + SESSION.substring(0, 60) + "…",
                "task " + TASK,
                "task " + TASK.substring(0, 40) + " and so on",
                "?X-Amz-Signature=" + "0123456789abcdef".repeat(4),
                "TokenCode=123456");
    }

    @ParameterizedTest
    @MethodSource("textsWithSecrets")
    void secretsAreCutWhereverTheyStand(String text) {
        assertThat(SecretText.without(text))
                .contains("(removed)")
                .doesNotContain(
                        KEY,
                        SHORT,
                        JWT.substring(30),
                        SSO.substring(4, 30),
                        REFRESH.substring(4, 30),
                        SESSION.substring(20, 50),
                        TASK.substring(18, 38),
                        "123456789abcdef0",
                        "=123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:eu-west-1:111122223333:execution:Orders:0f0c2a54-8d5e-4a52-9c55-2ab7b0f9f0e1",
                "arn:aws:states:eu-west-1:111122223333:express:Orders:run:8d5e4a52-9c55-2ab7-b0f9-f0e10f0c2a54",
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0a1b2c3d4e5f6a7b",
                "arn:aws:cloudformation:eu-west-1:111122223333:changeSet/countersign-1/0a1b2c3d-1111-2222-3333-444455556666",
                "s3://drop/order.json, version 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY",
                "commit 3f786850e387550fdab836ed7e6dc881de23001b",
                "access key AKIAIOSFODNN7EXAMPLE of ann",
                "Request ID: 7a62c49f-347e-4fc4-9331-6e8eexample1",
                "x-amz-id-2: eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran",
                "\"taskToken.$\": \"$$.Task.Token\"",
                "TaskToken={% $states.context.Task.Token %}",
                "Invalid Token: 'Invalid token'",
                "Value null at 'taskToken' failed to satisfy constraint: Member must not be null",
                "Bearer authentication is not supported here",
                "grant_type=refresh_token",
                "nextToken=AAAAAAAAAAAAAAAAAAAAAAAA",
                "ClientRequestToken: countersign-0a1b2c3d-1111-2222",
                "/home/ann/.config/countersign/forms/arn-aws-cloudformation-eu-west-1-111122223333.json",
                "at dev.countersign.ui.fx.Background.lambda$run$0(Background.java:27)",
                "src/main/java/dev/countersign/aws/sdk/Aw"
            })
    void whatLooksAlikeStays(String text) {
        assertThat(SecretText.without(text)).isEqualTo(text);
    }

    @Test
    void whatNamesASecretStaysSoThatTheTextCanBeUnderstood() {
        assertThat(SecretText.without("clientSecret=" + SHORT + ", region=eu-west-1"))
                .isEqualTo("clientSecret=(removed), region=eu-west-1");
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(random(bytes));
    }

    private static String base64Url(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
