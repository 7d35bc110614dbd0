package dev.countersign.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Facts;
import org.junit.jupiter.api.Test;

class DecisionEventTest {
    /** An evidence pack finds the answer to a question by the question's text, in another run of the program. */
    @Test
    void isTheSameTextInEveryRunOfTheProgram() {
        assertThat(DecisionEvent.json(Facts.EXECUTION.value(), Facts.APPROVAL, true))
                .endsWith(
                        "\"type\":{\"owner\":\"AWS\",\"provider\":\"Manual\",\"category\":\"Approval\",\"version\":\"1\"}}}");
    }
}
