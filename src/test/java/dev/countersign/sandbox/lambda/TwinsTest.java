package dev.countersign.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java twins do what the Python code of the template does: the same calls in the same order, the same results and errors. */
class TwinsTest {
    private static final String TOKEN_EVENT = """
            {"taskToken": "AAAA-token", "execution": "r\\u00fcn-\\ud83d\\ude001", "bucket": "docs", "key": "index.html",
             "contentType": "text/html", "content": "<p>h\\u00e9</p>"}""";
    private static final String RESULT_EVENT = """
            {"detail": {"pipeline": "it's", "execution-id": "e-1", "state": "%s", "stage": "Approval"}}""";

    record Case(String name, String function, String event, Map<String, String> environment, FakeAws aws) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var source = Map.of("SOURCE_BUCKET", "docs", "SOURCE_KEY", "index.html");
        return Stream.of(
                token("puts the document", TOKEN_EVENT, new FakeAws()),
                token("bucket without versions", TOKEN_EVENT, new FakeAws().putAnswers("null")),
                token("put refused", TOKEN_EVENT, new FakeAws().putFails("AccessDenied", 403, "Access Denied")),
                token("no such bucket", TOKEN_EVENT, new FakeAws().putFails("NoSuchBucket", 404, "no bucket")),
                token("event without content", TOKEN_EVENT.replace("\"content\"", "\"kontent\""), new FakeAws()),
                token("token that is no text", TOKEN_EVENT.replace("\"AAAA-token\"", "17"), new FakeAws()),
                token("token that is not ASCII", TOKEN_EVENT.replace("AAAA", "\\u00e9"), new FakeAws()),
                token("empty key", TOKEN_EVENT.replace("\"index.html\"", "\"\""), new FakeAws()),
                result("approved", "SUCCEEDED", source, new FakeAws()),
                result("rejected", "FAILED", source, new FakeAws()),
                result("doubled prefix", "FAILED", source, new FakeAws().metadata("x-amz-meta-sfntoken", "AAAA")),
                result("no token", "FAILED", source, new FakeAws().metadata("other", "AAAA")),
                result("empty token", "FAILED", source, new FakeAws().metadata("sfntoken", "")),
                result("no revision", "SUCCEEDED", source, new FakeAws().revisions(List.of())),
                result("two revisions", "SUCCEEDED", source, new FakeAws().revisions(List.of("v1", "v2"))),
                result("settled", "SUCCEEDED", source, new FakeAws().sendFails("TaskTimedOut", 400, "Task Timed Out")),
                result("refused", "SUCCEEDED", source, new FakeAws().sendFails("AccessDeniedException", 400, "no")),
                result("head refused", "SUCCEEDED", source, new FakeAws().headFails("AccessDenied", 403, "no")),
                result("pipeline gone", "SUCCEEDED", source, new FakeAws().pipelineFails("PipelineNotFoundException")),
                result("no environment", "SUCCEEDED", Map.of(), new FakeAws()),
                new Case("no detail", "ResultFunction", "{}", source, new FakeAws()));
    }

    private static Case token(String name, String event, FakeAws aws) {
        return new Case("token: " + name, "TokenFunction", event, Map.of(), aws);
    }

    private static Case result(String name, String state, Map<String, String> environment, FakeAws aws) {
        return new Case("result: " + name, "ResultFunction", RESULT_EVENT.formatted(state), environment, aws);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTwinDoesWhatThePythonDoes(Case given) {
        FakeAws.Run inPython = given.aws()
                .run(Functions.python(), TemplateCode.of(given.function()), given.event(), given.environment());
        FakeAws.Run inJava = given.aws()
                .run(Optional.empty(), TemplateCode.of(given.function()), given.event(), given.environment());

        assertThat(inJava.payload().path("errorType").asString("")).isNotEqualTo("Sandbox.NoPython");
        assertThat(inJava.calls()).isEqualTo(inPython.calls());
        assertThat(comparable(inJava)).isEqualTo(comparable(inPython));
        assertThat(inJava.printed()).isEqualTo(inPython.printed());
    }

    @Test
    void theFixturesReachTheEndOfTheFlow() {
        var approved = new FakeAws()
                .run(
                        Optional.empty(),
                        TemplateCode.of("ResultFunction"),
                        RESULT_EVENT.formatted("SUCCEEDED"),
                        Map.of("SOURCE_BUCKET", "docs", "SOURCE_KEY", "index.html"));

        assertThat(approved.calls())
                .containsExactly(
                        "GetPipelineExecution it's e-1",
                        "HeadObject docs index.html v1",
                        "SendTaskSuccess AAAA-token {\"is_approved\": true}");
        assertThat(approved.payload().toString()).isEqualTo("{\"delivered\":true}");
    }

    /** The result, or the error's kind and message: request ids and traces differ. */
    private static String comparable(FakeAws.Run run) {
        return run.payload().has("errorType")
                ? run.payload().get("errorType").asString() + ": "
                        + run.payload().get("errorMessage").asString()
                : run.payload().toString();
    }
}
