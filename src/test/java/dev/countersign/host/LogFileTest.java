package dev.countersign.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final Logger LOG = System.getLogger("dev.countersign.host.LogFileTest");

    @TempDir
    Path folder;

    @Test
    void startStopVersionAndSystemAreSaid() throws IOException {
        LogFile.in(folder).close();

        assertThat(written())
                .contains("Countersign " + Program.VERSION + " begins", System.getProperty("os.name"), "ends.");
    }

    @Test
    void messagesParametersAndExceptionsLoseTheirSecrets() throws IOException {
        String secret = "abcdefgh12345678";
        var cause = new IllegalStateException("refused: client_secret=" + secret);
        try (LogFile log = LogFile.in(folder)) {
            assertThat(log.trouble()).isEmpty();
            LOG.log(Level.WARNING, "sent Authorization: Bearer " + secret);
            LOG.log(Level.DEBUG, "answer {0}", "refreshToken=" + secret);
            LOG.log(Level.INFO, "failed", new RuntimeException("outer sessionToken=" + secret, cause));
        }

        assertThat(written())
                .doesNotContain(secret)
                .contains("Authorization: (removed)", "refreshToken=(removed)", "client_secret=(removed)")
                .contains("Caused by: java.lang.IllegalStateException");
    }

    @Test
    void aFolderThatCannotBeMadeCostsTheLogOnly() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");

        try (LogFile log = LogFile.in(inTheWay.resolve("log"))) {
            LOG.log(Level.INFO, "goes on");
            assertThat(log.trouble()).isPresent();
        }
    }

    @Test
    void twoProgramsHaveFilesOfTheirOwn() throws IOException {
        try (LogFile one = LogFile.in(folder);
                LogFile other = LogFile.in(folder)) {
            assertThat(one.trouble()).isEmpty();
            assertThat(other.trouble()).isEmpty();
        }
        assertThat(folder.resolve("countersign.0.0.log")).exists();
        assertThat(folder.resolve("countersign.1.0.log")).exists();
    }

    private String written() throws IOException {
        try (var files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
