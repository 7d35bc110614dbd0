package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The packaged program as a user starts it: {@code target/app/bin/countersign}. */
class LaunchersIT {
    @Test
    void theLauncherFindsItsOwnJdk() {
        var run = PackagedApp.run("--version");

        assertThat(run.err()).isEmpty();
        assertThat(run.succeeded()).startsWith("Countersign ");
    }

    @Test
    void aUsageErrorExits64() {
        assertThat(PackagedApp.run("--no-such-option").exitCode()).isEqualTo(64);
    }

    @Test
    void withoutADisplayTheWindowSaysSoInOneSentenceAndNamesTheTour() {
        var run = PackagedApp.run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("display").contains("countersign tour").doesNotContain("\tat ");
        assertThat(run.err().strip().lines()).hasSize(1);
    }
}
