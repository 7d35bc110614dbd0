package dev.countersign.ui.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void indentsAndKeepsTheOrderOfMembers() {
        assertThat(JsonText.indented("{\"b\":[1,{}],\"a\":null}").lines())
                .containsExactly("{", "  \"b\": [", "    1,", "    {}", "  ],", "  \"a\": null", "}");
    }

    @Test
    void leavesAloneWhatIsNotJson() {
        assertThat(JsonText.indented("plain words")).isEqualTo("plain words");
    }

    @Test
    void saysWhereTextStopsBeingJson() {
        assertThat(JsonText.problemIn("{\"a\": 1}")).isEmpty();
        assertThat(JsonText.problemIn("  ")).isEqualTo("Enter JSON; {} is the shortest.");
        assertThat(JsonText.problemIn("{\n \"a\": oops}")).startsWith("Line 2, column ");
        assertThat(JsonText.problemIn("{} {}")).startsWith("Line 1, column ");
        assertThat(JsonText.problemIn("{\"a\":1,\"a\":2}")).contains("Duplicate");
    }
}
