package dev.countersign.doctor.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.states.StateMachine;
import dev.countersign.testing.Cases;
import dev.countersign.testing.Facts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The causes in a state machine, each with its case and with what comes near to it. */
class MachineCausesTest {
    @Test
    void aDefinitionThatWasChangedMeanwhileIsToldBesideTheWait() {
        Cases changed = Cases.open().present(now(Facts.machine().definition().replace("864000", "900000"), "role/R"));

        assertThat(changed.codes()).containsExactly("W7");
        assertThat(changed.findings().getFirst().primary()).isFalse();
    }

    @Test
    void anotherRoleIsAChangeToo() {
        assertThat(Cases.open()
                        .present(now(Facts.machine().definition(), "role/Other"))
                        .codes())
                .containsExactly("W7");
    }

    @Test
    void anotherRevisionWithTheSameMeaningIsNoChange() {
        String spaced = Facts.machine().definition().replace(",", " ,\n ");

        assertThat(Cases.open().present(now(spaced, "role/R")).codes()).isEmpty();
    }

    @Test
    void whatChangedAfterTheTokenCameBackDoesNotMatter() {
        assertThat(Cases.returned()
                        .present(now(Facts.machine().definition().replace("864000", "900000"), "role/R"))
                        .codes())
                .isEmpty();
    }

    private static StateMachine now(String definition, String role) {
        return new StateMachine(
                Facts.MACHINE,
                false,
                definition,
                Optional.of("6d4f2c31-0000-4000-8000-000000000001"),
                "arn:aws:iam::111122223333:" + role,
                Facts.START.plus(Duration.ofMinutes(2)));
    }
}
