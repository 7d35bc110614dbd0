package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactedTest {
    private static final String TOKEN = "AAAAKgAAAAIAAAAA" + "aB3+/x9Q".repeat(78) + "==";

    @Test
    void takesATokenOutOfAnyText() {
        Redacted clean = Redacted.of("{\"Payload\": {\"token\": \"" + TOKEN + "\", \"size\": 3}}");

        assertThat(clean.text())
                .isEqualTo("{\"Payload\": {\"token\": \"[" + TaskTokenHash.of(TOKEN) + "]\", \"size\": 3}}");
        assertThat(clean.tokens()).containsExactly(TaskTokenHash.of(TOKEN));
    }

    @Test
    void recognisesTheSameTokenWhenJsonHasEscapedIt() {
        String escaped = TOKEN.replace("/", "\\/").replace("=", "\\u003d");

        assertThat(Redacted.of("{\"body\": \"" + escaped + "\"}").tokens()).containsExactly(TaskTokenHash.of(TOKEN));
    }

    @Test
    void leavesNamesArnsAndUuidsAlone() {
        String text = "arn:aws:states:eu-west-1:111122223333:execution:Orders:3f0b6d9e-1111-2222-3333-444455556666";

        assertThat(Redacted.of(text)).isEqualTo(new Redacted(text, java.util.Set.of()));
    }
}
