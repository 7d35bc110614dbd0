package dev.countersign.session.credentials.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AwsFailure;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Person;
import dev.countersign.session.credentials.key.PersonNeededException;
import dev.countersign.session.profile.file.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessKeysTest {
    @TempDir
    Path folder;

    @Test
    void aProgramThatGivesNoAnswerIsEndedWhenTimeIsUp() throws Exception {
        KeySource source = hanging(Duration.ofMillis(300));

        assertThatThrownBy(() -> source.obtain(Person.absent()))
                .isInstanceOfSatisfying(
                        AwsFailure.class, e -> assertThat(e.sentence()).contains("gave no answer"));
        assertEnded();
    }

    @Test
    void whoeverCancelsEndsTheProgram() throws Exception {
        KeySource source = hanging(Duration.ofMinutes(5));
        var outcome = new CompletableFuture<Throwable>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                source.obtain(Person.absent());
            } catch (PersonNeededException | SignInCancelledException | RuntimeException e) {
                outcome.complete(e);
            }
        });
        while (!Files.exists(folder.resolve("pid"))
                || Files.readString(folder.resolve("pid")).isBlank()) {
            Thread.onSpinWait();
        }

        waiting.interrupt();

        assertThat(outcome.join()).isInstanceOf(SignInCancelledException.class);
        assertEnded();
    }

    private KeySource hanging(Duration patience) throws Exception {
        Path script = Files.writeString(
                folder.resolve("hang.sh"), "echo $$ > '" + folder.resolve("pid") + "'\nexec sleep 600\n");
        return new ProcessKeys(
                "hanging",
                new Setting("/bin/sh " + script, folder.resolve("config"), 7),
                Map.of("PATH", System.getenv("PATH")),
                new ProcessKeys.Patience(patience, patience));
    }

    private void assertEnded() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
