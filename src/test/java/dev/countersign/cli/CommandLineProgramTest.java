package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandLineProgramTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return CommandLineProgram.with(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void anUnknownOptionIsAUsageErrorWithAHintAndNoStackTrace() {
        assertThat(run("--nonsense")).isEqualTo(64);
        assertThat(err.toString()).contains("--nonsense").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void helpGoesToStandardOutputAndSucceeds() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: countersign");
        assertThat(err.toString()).isEmpty();
    }
}
