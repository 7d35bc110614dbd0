package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {
    @Test
    void saysThatThereIsNoDisplay() {
        assertThat(Display.missing(""))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no display"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":987", "localhost:59000", "nonsense", ":1234.0"})
    void saysThatADisplayIsDead(String display) {
        assertThat(Display.missing(display))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains(display).contains("does not answer"));
    }
}
