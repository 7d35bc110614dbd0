package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenario;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command as it is typed, against a sandbox in which the rule of the way back is switched off. */
class DoctorCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningSandbox sandbox;
    private static Workbench bench;
    private static ExecutionArn stuck;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void aSandboxWithAFault() {
        sandbox = WatchedSandbox.startedInRealTime();
        bench = Workbench.withOurTemplate(SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR));
        Scenario scenario = Scenarios.all().stream()
                .filter(one -> one.code().equals("E1"))
                .findFirst()
                .orElseThrow();
        stuck = scenario.bring().apply(bench);
    }

    @AfterAll
    static void end() {
        bench.close();
        sandbox.close();
    }

    @Test
    void aProvedCauseIsPrintedWithEvidenceAndRemedyAndEndsWithOne() {
        assertThat(doctor(stuck.value())).as("%s", err).isEqualTo(ExitCode.FAILED);

        assertThat(out.toString())
                .startsWith("Examining " + stuck.value())
                .contains("CAUSE E1 (proved, hop 6)", "Remedy:", "$ aws events enable-rule");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theJsonIsOneObjectThatKeepsToTheSchema() throws IOException {
        assertThat(doctor(stuck.value(), "--json")).isEqualTo(ExitCode.FAILED);

        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SchemaCheck.errors(schema(), answer)).isEmpty();
        JsonNode finding = answer.get("findings").get(0);
        assertThat(finding.get("cause").asString()).isEqualTo("E1");
        assertThat(finding.get("primary").asBoolean()).isTrue();
        assertThat(finding.get("hop").asInt()).isEqualTo(6);
        assertThat(finding.get("confidence").asString()).isEqualTo("proved");
        assertThat(finding.get("executionArn").asString()).isEqualTo(stuck.value());
        assertThat(finding.get("evidence")).isNotEmpty();
        assertThat(finding.get("remedies")).isNotEmpty();
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        JsonNode wrong = JSON.readTree("{\"subject\": 1, \"findings\": [{\"hop\": 8}], \"other\": true}");

        assertThat(SchemaCheck.errors(schema(), wrong))
                .contains("$.subject: is no \"string\"", "$.findings[0].hop: is too large", "$: lacks verdict")
                .contains("$: has other, which the schema does not name");
    }

    @Test
    void watchingPrintsOneObjectALineAndOnlyWhatChanged() {
        var rounds = new AtomicInteger();
        int exitCode = new CommandLine(new DoctorCommand(environment(), _ -> rounds.incrementAndGet() < 3))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(stuck.value(), "--watch", "--json");

        assertThat(exitCode).isEqualTo(ExitCode.FAILED);
        assertThat(rounds).hasValue(3);
        assertThat(out.toString().lines()).hasSize(1).first().asString().startsWith("{\"subject\"");
    }

    @Test
    void everythingIsExaminedWithProgressBesideTheAnswer() throws IOException {
        assertThat(doctor("--all", "--json")).as("%s", err).isEqualTo(ExitCode.FAILED);

        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SchemaCheck.errors(schema(), answer)).isEmpty();
        assertThat(answer.get("subject").asString()).isEqualTo("account 111122223333 in eu-west-1");
        assertThat(answer.get("examined").asInt())
                .isEqualTo(answer.get("running").asInt())
                .isPositive();
        assertThat(answer.get("partial").asBoolean()).isFalse();
        assertThat(answer.get("findings").get(0).get("cause").asString()).isEqualTo("E1");
        assertThat(err.toString()).contains("reading pipelines", "examining executions");
    }

    @Test
    void onePipelineIsToldInLines() {
        String pipeline = stuck.stateMachine().name();

        assertThat(doctor("--pipeline", pipeline)).as("%s", err).isEqualTo(ExitCode.FAILED);

        assertThat(out.toString())
                .startsWith("Examining pipeline " + pipeline)
                .contains("!! E1   " + stuck.value(), "1 running; 1 stuck (1 × E1).");
    }

    @Test
    void twoSubjectsAtOnceAreAUsageError() {
        assertThat(doctor("--all", "--pipeline", "p")).isEqualTo(ExitCode.USAGE);
        assertThat(doctor(stuck.value(), "--all")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anExecutionOfAnotherAccountIsNotRead() throws IOException {
        String foreign = stuck.value().replace("111122223333", "444455556666");

        assertThat(doctor(foreign, "--json")).isEqualTo(ExitCode.MISSING);

        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SchemaCheck.errors(schema(), answer)).isEmpty();
        assertThat(answer.get("findings").get(0).get("cause").asString()).isEqualTo("W5");
        assertThat(answer.get("findings").get(0).get("primary").asBoolean()).isFalse();
        assertThat(answer.get("looks")).isEmpty();
        assertThat(answer.get("sentence").asString()).contains("account 444455556666 and not to 111122223333");
    }

    @Test
    void anExecutionOfAnotherRegionSaysWhichRegionToName() {
        assertThat(doctor(stuck.value().replace("eu-west-1", "us-east-1"))).isEqualTo(ExitCode.MISSING);

        assertThat(out.toString()).contains("Region us-east-1 and not to eu-west-1", "--region us-east-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-17",
                "arn:aws:states:eu-west-1:111122223333:execution:Orders",
                "arn:aws:states:eu-west-1:1111:execution:Orders:order-17",
                "arn:aws:s3:::bucket"
            })
    void whatIsNoArnOfAnExecutionIsAUsageError(String typed) {
        assertThat(doctor(typed)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("'" + typed + "' is not the ARN of an execution");
    }

    @Test
    void otherArnsOfStepFunctionsAreToldApart() {
        String start = "arn:aws:states:eu-west-1:111122223333:";

        assertThat(doctor(start + "stateMachine:Orders")).isEqualTo(ExitCode.USAGE);
        assertThat(doctor(start + "express:Orders:one:two")).isEqualTo(ExitCode.USAGE);
        assertThat(doctor(start + "mapRun:Orders/Each:3f5a")).isEqualTo(ExitCode.USAGE);
        assertThat(doctor()).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("is a state machine; name one of its executions")
                .contains("those cannot wait for a task token")
                .contains("is a Map Run")
                .contains("name the ARN of the execution");
    }

    @Test
    void anExecutionThatDoesNotExistCouldNotBeLookedAt() {
        assertThat(doctor(stuck.stateMachine().value().replace("stateMachine", "execution") + ":no-such"))
                .isEqualTo(ExitCode.MISSING);

        assertThat(out.toString()).contains("could not be read");
    }

    @Test
    void aPackIsWrittenAndDiagnosesTheSameWithoutASession(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stuck.evidence.zip");

        assertThat(doctor(stuck.value(), "--json", "--pack", file.toString()))
                .as("%s", err)
                .isEqualTo(ExitCode.FAILED);
        JsonNode online = JSON.readTree(out.toString());
        assertThat(err.toString()).contains("Evidence pack: " + file.toAbsolutePath());

        assertThat(doctor(stuck.value(), "--pack", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("exists", "--force");

        out.getBuffer().setLength(0);
        assertThat(withoutASession("--json", "--from", file.toString())).isEqualTo(ExitCode.FAILED);
        JsonNode offline = JSON.readTree(out.toString());
        assertThat(offline.path("findings")).isEqualTo(online.path("findings"));
        assertThat(offline.path("asOf")).isEqualTo(online.path("asOf"));
        assertThat(err.toString())
                .contains("Evidence pack, offline, as of "
                        + online.path("asOf").asString().substring(0, 16));
    }

    @Test
    void aFileThatIsNoPackIsToldSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Just some notes.");

        assertThat(withoutASession("--from", file.toString())).isEqualTo(ExitCode.MISSING);

        assertThat(err.toString()).contains("notes.txt is not an evidence pack");
    }

    private int withoutASession(String... arguments) {
        return run(new DoctorCommand(Map.of(), _ -> false), arguments);
    }

    private int doctor(String... arguments) {
        return run(new DoctorCommand(environment(), _ -> false), arguments);
    }

    private int run(DoctorCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(CommandLineProgram.usageErrors())
                .setExecutionExceptionHandler(CommandLineProgram.failures())
                .execute(arguments);
    }

    private static Map<String, String> environment() {
        var keys = sandbox.sandbox().credentials(Persona.ADMINISTRATOR);
        return Map.of(
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
    }

    static JsonNode schema() throws IOException {
        return JSON.readTree(Files.readString(Path.of("docs/doctor.schema.json")));
    }
}
