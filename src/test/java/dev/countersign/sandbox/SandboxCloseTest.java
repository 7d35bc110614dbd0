package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Persona;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

class SandboxCloseTest {
    @Test
    void nothingOfAClosedSandboxIsLeft() throws Exception {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        int port;
        Set<Thread> its;
        try (var sandbox = RunningSandbox.started()) {
            port = sandbox.endpoint().getPort();
            assertThat(sandbox.client(StsClient.builder(), Persona.VIEWER)
                            .getCallerIdentity()
                            .account())
                    .isEqualTo("111122223333");
            its = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            !before.contains(thread) && thread.getName().startsWith("sandbox"))
                    .collect(Collectors.toSet());
        }
        assertThat(its).isNotEmpty();
        for (Thread thread : its) {
            assertThat(thread.join(Duration.ofSeconds(5))).as(thread.getName()).isTrue();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }
}
