package dev.countersign.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ForeignTool;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing in the sandbox knows our template's names: boto3 builds another flow by hand, and it works the same. */
class Boto3FlowTest {
    private static StandaloneSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = StandaloneSandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"approve, Book", "reject, Discard"})
    void anotherFlowBuiltByHandWorksTheSame(String decision, String finalState) {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        // boto3 of Debian 12 does not know AWS_ENDPOINT_URL yet: the script's clients are given it by a wrapper.
        var python = ForeignTool.pythonWithBoto3(environment);

        var run = python.run(
                "src/test/resources/endtoend/with_endpoint.py", "src/test/resources/endtoend/other_flow.py", decision);

        System.out.println(run.err().lines().findFirst().orElse(""));
        assertThat(run.succeeded()).isEqualTo(finalState);
    }
}
