package dev.countersign.session.credentials.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void wordsAreSplitAndQuotedAsAShellDoesAndNothingElseMeansAnything() {
        assertThat(posix("/opt/get keys --name 'my profile'"))
                .containsExactly("/opt/get", "keys", "--name", "my profile");
        assertThat(posix("a\\ b \"c \\\" d\" 'e \" f' g'h'\"i\"")).containsExactly("a b", "c \" d", "e \" f", "ghi");
        assertThat(posix("x; rm -rf $HOME | y `z` && *"))
                .containsExactly("x;", "rm", "-rf", "$HOME", "|", "y", "`z`", "&&", "*");
        assertThat(posix("a '' b")).containsExactly("a", "", "b");
        assertThat(posix("  ")).isEmpty();
    }

    @Test
    void onWindowsABackslashIsALetter() {
        assertThat(CommandLine.split("\"C:\\Program Files\\keys.exe\" --name 'x y' a\\\"b", true))
                .containsExactly("C:\\Program Files\\keys.exe", "--name", "'x", "y'", "a\"b");
    }

    @Test
    void aQuotationThatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> posix("a 'b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> posix(String text) {
        return CommandLine.split(text, false);
    }
}
