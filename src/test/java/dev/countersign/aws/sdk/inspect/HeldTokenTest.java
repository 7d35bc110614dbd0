package dev.countersign.aws.sdk.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTokenTest {
    private static final String TOKEN = "AAAAKgAAAAIAAAAA" + "k3Jd0x+/".repeat(80) + "==";

    @Test
    void aTokenIsFoundWhereverItStandsInTheParameters() {
        assertThat(HeldToken.tokens(
                        "{\"FunctionName\":\"publish\",\"Payload\":{\"any\":[{\"name\":\"" + TOKEN + "\"}]}}"))
                .containsExactly(TOKEN);
    }

    @Test
    void escapesOfJsonAreResolved() {
        String escaped = TOKEN.replace("/", "\\/").replace("=", "\\u003d").replace("+", "\\u002B");

        assertThat(HeldToken.tokens("{\"token\":\"" + escaped + "\"}")).containsExactly(TOKEN);
    }

    @Test
    void aTokenInsideOfJsonInsideOfJsonIsFound() {
        String inner = "{\\\"token\\\":\\\"" + TOKEN.replace("/", "\\\\/") + "\\\"}";

        assertThat(HeldToken.tokens("{\"MessageBody\":\"" + inner + "\"}")).containsExactly(TOKEN);
    }

    @Test
    void aTokenInsideOfAPlainTextIsFound() {
        assertThat(HeldToken.tokens("{\"Message\":\"Answer with token=" + TOKEN + " please.\"}"))
                .hasSize(1);
        assertThat(HeldToken.tokens("{\"Message\":\"Answer with: " + TOKEN + " please.\"}"))
                .containsExactly(TOKEN);
    }

    @Test
    void withoutATokenNothingIsFound() {
        assertThat(HeldToken.tokens("{\"FunctionName\":\"arn:aws:lambda:eu-west-1:111122223333:function:publish\"}"))
                .isEmpty();
        assertThat(HeldToken.tokens("")).isEmpty();
    }
}
