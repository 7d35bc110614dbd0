package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuietErrorsTest {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final PrintStream err = QuietErrors.over(new PrintStream(seen, true, StandardCharsets.UTF_8));

    @Test
    void remarksOfTheToolkitAreLeftOutAndAllElsePasses() {
        err.println("WARNING: Using incubating API from an unnamed module: package jfx.incubator");
        err.println("countersign: größer");
        err.println("Setting PULSE_DURATION to 20 hz");
        err.println("WARNING: disk full");

        assertThat(seen.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("countersign: größer", "WARNING: disk full");
    }

    @Test
    void aPromptIsSeenWithoutItsLinesEnd() {
        err.print("Really? ");
        err.flush();

        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("Really? ");
    }
}
