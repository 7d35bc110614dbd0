package dev.countersign.ui.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonColoursTest {
    private static List<String> pieces(String line) {
        return JsonColours.pieces(line).stream()
                .map(piece -> piece.style().replace("json-", "") + " " + line.substring(piece.start(), piece.end()))
                .toList();
    }

    @Test
    void keysStringsNumbersAndLiteralsAreToldApart() {
        assertThat(pieces("  \"a\": [\"x\\\"y\", -1.5e3, true, nullable],"))
                .containsExactly(
                        "mark   ",
                        "key \"a\"",
                        "mark : [",
                        "string \"x\\\"y\"",
                        "mark , ",
                        "number -1.5e3",
                        "mark , ",
                        "literal true",
                        "mark , nullable],");
    }

    @Test
    void aStringThatIsNotClosedReachesToTheEnd() {
        assertThat(pieces("\"open")).containsExactly("string \"open");
        assertThat(pieces("\"open\\")).containsExactly("string \"open\\");
        assertThat(pieces("")).isEmpty();
    }

    @Test
    void aStringMayBeAsLongAsAnInput() {
        String document = "\"" + "<a href=\\\"#\\\">".repeat(20_000) + "\"";

        assertThat(JsonColours.pieces(document)).hasSize(1);
    }
}
