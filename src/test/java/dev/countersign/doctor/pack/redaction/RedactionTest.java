package dev.countersign.doctor.pack.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.Redacted;
import dev.countersign.domain.TaskTokenHash;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Secrets go whatever form they have; names, ARNs and ids stay; and cleaning twice is cleaning once. */
class RedactionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redaction redaction =
            Redaction.into(Fingerprints.keyedAnew(), Set.of("3f0c9c1e-5d3b-4c58-9d0f-0d9d7d2d8f11"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"s3cret value\"}",
                "{\"a\":[{\"db_password\":\"s3cret value\"}]}",
                "{\"packed\":\"{\\\"clientSecret\\\":\\\"s3cret value\\\"}\"}",
                "{\"secrets\":{\"one\":\"s3cret value\",\"two\":[\"s3cret value\"]}}",
                "[{\"name\":\"DB_PASSWORD\",\"value\":\"s3cret value\",\"type\":\"PLAINTEXT\"}]",
                "{\"pin\":\"s3cret value\"}",
                "INFO password=s3cret",
                "INFO {'password': 's3cret value', 'user': 'ann'}",
                "INFO {\\\"api_key\\\": \\\"s3cret value\\\"}",
                "https://ann:s3cret@shop.example/orders",
                "the approval's token 3f0c9c1e-5d3b-4c58-9d0f-0d9d7d2d8f11 was sent",
                "-----BEGIN RSA PRIVATE KEY-----\ns3cret\n-----END RSA PRIVATE KEY-----",
                "AWS_SECRET_ACCESS_KEY=s3cretwJalrXUtnFEMIK7MDENGbPxRfiCYKEY"
            })
    void aSecretIsTakenOut(String text) {
        String clean = redaction.text(text);

        assertThat(clean).contains("(removed)").doesNotContain("s3cret", "3f0c9c1e-5d3b");
        assertThat(Redaction.again().text(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StartAt\":\"Get Token\",\"States\":{\"Get Token\":{\"Type\":\"Task\",\"Resource\":"
                        + "\"arn:aws:states:::lambda:invoke.waitForTaskToken\",\"Parameters\":{\"token.$\":\"$$.Task.Token\"}}}}",
                "{\"token\":\"{% $states.context.Task.Token %}\"}",
                "{\"taskToken\":\"[task token 1a2b3c4d]\",\"bucket\":\"orders\",\"tokenBucket\":\"tokens-of-orders\"}",
                "{\"source\":[\"aws.codepipeline\"],\"detail\":{\"pipeline\":[\"release\"],\"state\":[\"SUCCEEDED\",\"FAILED\"]}}",
                "arn:aws:sts::111122223333:assumed-role/orders-TokenFunctionRole-UZA8HQG63FN6/orders-TokenFunction-1",
                "s3://orders-bucket-1qltxa/2026/11/22/a/very/long/path/to/some/document/that/somebody/wrote/order.json",
                "Version jwoNk1ZNQZpn6Q5rHHVh.6zbX3y8riXN was taken",
                "[ERROR] KeyError: 'taskToken'",
                "An error occurred (InvalidToken) when calling the SendTaskSuccess operation: Invalid token"
            })
    void whatIsNoSecretStaysAsItIs(String text) {
        assertThat(Redaction.again().text(text)).isEqualTo(text);
    }

    @Test
    void aTokensMarkIsTheSameWhereverItStandsAndAnotherInEveryPack() throws Exception {
        Redacted token = Redacted.of("A".repeat(300));
        TaskTokenHash hash = token.tokens().iterator().next();
        JsonNode tree = JSON.readTree(
                "{\"text\":\"" + token.text() + "\",\"tokens\":[\"" + Fingerprints.written(hash) + "\"]}");

        JsonNode one = redaction.tree(tree);
        JsonNode other = Redaction.into(Fingerprints.keyedAnew(), Set.of()).tree(tree);

        TaskTokenHash kept = Fingerprints.read(one.path("tokens").get(0).asString());
        assertThat(one.path("text").asString()).isEqualTo("[" + kept + "]");
        assertThat(kept).isNotEqualTo(hash);
        assertThat(kept.brief()).isNotEqualTo(hash.brief());
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void ofAFloodTheLastTextsAreKeptWholeAndTheFirstAreCut() {
        var array = JSON.createArrayNode();
        for (int i = 0; i < 600; i++) {
            array.add(("order " + i + " was sent back. ").repeat(1_100));
        }

        JsonNode clean = redaction.tree(array);

        assertThat(clean.get(0).asString()).hasSizeLessThan(600).contains("cut:");
        assertThat(clean.get(599).asString()).isEqualTo(array.get(599).asString());
        assertThat(redaction.cut()).isPositive();
    }

    @Test
    void theConfigurationOfAnActionLosesWhatItsNamesTell() throws Exception {
        JsonNode tree = JSON.readTree("{\"configuration\":{\"OAuthToken\":\"s3cret\",\"S3Bucket\":\"orders\"}}");

        assertThat(redaction.tree(tree))
                .hasToString("{\"configuration\":{\"OAuthToken\":\"(removed)\",\"S3Bucket\":\"orders\"}}");
    }
}
