package dev.countersign.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedSecretsTest {
    @Test
    void secretsAreNotedInAFileForTheOwnerOnly(@TempDir Path folder) throws IOException {
        Path kept = folder.resolve("kept");
        IssuedSecrets issued = IssuedSecrets.in(kept);

        assertThat(issued.noted("device code", "first")).isEqualTo("first");
        IssuedSecrets.in(kept).noted("session token", "second");

        try (var files = Files.list(kept)) {
            Path file = files.toList().getFirst();
            assertThat(Files.readAllLines(file)).isEqualTo(List.of("device code\tfirst", "session token\tsecond"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
    }
}
