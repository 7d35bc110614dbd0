package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.WatchedSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command as it is typed: for a template without anybody signed in, and for a stack in the sandbox. */
class HealthCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "stacks/codepipeline-approval.yaml";
    private static RunningSandbox sandbox;
    private static WatchedSandbox deployed;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @BeforeAll
    static void aDeployedStack() {
        sandbox = WatchedSandbox.startedInRealTime();
        deployed = new WatchedSandbox(sandbox, Persona.ADMINISTRATOR);
    }

    @AfterAll
    static void end() {
        deployed.close();
        sandbox.close();
    }

    @Test
    void aTemplateIsToldInLinesThatHoldTheChange() {
        assertThat(without("--template", OURS)).as("%s", err).isEqualTo(ExitCode.FAILED);

        assertThat(out.toString())
                .startsWith("Health of codepipeline-approval.yaml\nTo mend: 0 critical findings, 6 warnings.")
                .contains("WARNING superseded: ", "-       ExecutionMode: SUPERSEDED", "+       ExecutionMode: QUEUED")
                .containsPattern("\\[Pipeline\\.Properties\\.ExecutionMode, line \\d+]")
                .contains("Passed:", "[return-rule]");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void parametersDecideWhatIsFound() {
        assertThat(without("--template", OURS, "--parameter", "EventRuleForCodePipelineResultState=DISABLED"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(out.toString()).contains("CRITICAL return-rule: ");
    }

    @Test
    void theJsonKeepsToTheSchema() throws IOException {
        assertThat(without("--template", OURS, "--json")).isEqualTo(ExitCode.FAILED);

        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SchemaCheck.errors(schema(), answer)).isEmpty();
        assertThat(answer.get("verdict").asString()).isEqualTo("unhealthy");
        assertThat(answer.get("findings")
                        .get(0)
                        .get("evidence")
                        .get(0)
                        .get("line")
                        .asInt())
                .isPositive();
    }

    @Test
    void whatCouldNotBeLookedAtEndsWithTwoAndWhatIsWellWithNought() throws IOException {
        Path unknown = Files.writeString(directory.resolve("unknown.yaml"), """
                Parameters:
                  Mode: {Type: String}
                Resources:
                  Flow:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      DefinitionString: !Sub '{"StartAt": "${Mode}'
                """);
        Path well = Files.writeString(directory.resolve("well.yaml"), "Resources:\n  A:\n    Type: AWS::S3::Bucket\n");

        assertThat(without("--template", unknown.toString())).as("%s", out).isEqualTo(ExitCode.MISSING);
        assertThat(out.toString()).contains("Could not look:");
        assertThat(without("--template", well.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Nothing to check");
    }

    @Test
    void whatIsTypedWronglyIsAUsageError() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "Resources: [");

        assertThat(without()).isEqualTo(ExitCode.USAGE);
        assertThat(without("one", "--pipeline", "two")).isEqualTo(ExitCode.USAGE);
        assertThat(without("one", "--parameter", "a=b")).isEqualTo(ExitCode.USAGE);
        assertThat(without("--template", broken.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(without("--template", directory.resolve("none.yaml").toString()))
                .isEqualTo(ExitCode.MISSING);
        assertThat(err.toString())
                .contains("name a stack, or --pipeline NAME, or --template FILE", "cannot be read in line 1");
    }

    @Test
    void aDeployedStackIsLookedAtInTheAccount() throws IOException {
        assertThat(health("demo", "--json")).as("%s", err).isEqualTo(ExitCode.FAILED);

        JsonNode answer = JSON.readTree(out.toString());
        assertThat(SchemaCheck.errors(schema(), answer)).isEmpty();
        assertThat(answer.get("couldNotLook")).isEmpty();
        assertThat(answer.get("findings")
                        .get(0)
                        .get("evidence")
                        .get(0)
                        .get("call")
                        .asString())
                .isEqualTo("codepipeline:GetPipeline");
    }

    @Test
    void aPipelineIsFoundByItsName() {
        assertThat(health("--pipeline", deployed.output("PipelineName"))).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).startsWith("Health of pipeline " + deployed.output("PipelineName"));

        assertThat(health("--pipeline", "no-such-pipeline")).as("%s", out).isEqualTo(ExitCode.MISSING);
        assertThat(health("no-such-stack")).isEqualTo(ExitCode.MISSING);
        assertThat(err.toString()).contains("There is no stack ‘no-such-stack’");
    }

    private static JsonNode schema() throws IOException {
        return JSON.readTree(Files.readString(Path.of("docs/health.schema.json")));
    }

    private int without(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int health(String... arguments) {
        var keys = sandbox.sandbox().credentials(Persona.ADMINISTRATOR);
        return run(
                Map.of(
                        "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                        "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey()),
                arguments);
    }

    private int run(Map<String, String> variables, String... arguments) {
        return new CommandLine(new HealthCommand(variables))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(CommandLineProgram.usageErrors())
                .setExecutionExceptionHandler(CommandLineProgram.failures())
                .execute(arguments);
    }
}
