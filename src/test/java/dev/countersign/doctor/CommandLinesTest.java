package dev.countersign.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.Redacted;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.ForeignTool;
import dev.countersign.testing.ForeignTool.Run;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines that a remedy prints do what they say: bash runs them with the AWS CLI, word for word. Only the endpoint is added, by
 * a function that also writes down what every process was started with.
 */
class CommandLinesTest {
    /** A scenario, which of its remedies to go, and what its lines call. */
    private record Case(String scenario, int remedy, List<String> calls) {}

    private static final List<Case> CASES = List.of(
            new Case("E1", 0, List.of("events enable-rule", "lambda invoke")),
            new Case("E3", 0, List.of("lambda add-permission", "lambda invoke")),
            new Case("E6", 0, List.of("lambda delete-function-concurrency", "lambda invoke")),
            new Case("T6", 0, List.of("stepfunctions get-execution-history", "stepfunctions send-task-success")),
            new Case(
                    "S6",
                    0,
                    List.of(
                            "s3api put-bucket-versioning",
                            "stepfunctions get-execution-history",
                            "stepfunctions send-task-failure")),
            new Case("Q4", 0, List.of("codepipeline override-stage-condition")),
            new Case("Q3", 0, List.of("codepipeline enable-stage-transition")),
            new Case("T4", 0, List.of("codepipeline stop-pipeline-execution")),
            new Case("W6", 0, List.of("codepipeline retry-stage-execution")),
            new Case(
                    "P5",
                    1,
                    List.of(
                            "stepfunctions stop-execution",
                            "stepfunctions describe-execution",
                            "stepfunctions start-execution")),
            new Case(
                    "S2",
                    0,
                    List.of(
                            "s3api get-bucket-notification-configuration",
                            "s3api put-bucket-notification-configuration",
                            "codepipeline start-pipeline-execution")));

    @TempDir
    Path folder;

    @Test
    void everyLineDoesWhatItSaysAndShowsNoTaskToken() throws Exception {
        ForeignTool.awsCli(Map.of());
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                var bash = ForeignTool.named("/bin/bash", environment(sandbox));
                for (Case one : CASES) {
                    prove(one, bench, aws, bash);
                }
            }
        }
    }

    private void prove(Case one, Workbench bench, Gateways aws, ForeignTool bash) throws Exception {
        ExecutionArn execution =
                Scenarios.ofCode(one.scenario()).orElseThrow().bring().apply(bench);
        Finding finding = finding(one, new Doctor(aws).execution(execution));
        Remedy remedy = finding.remedies().get(one.remedy());
        Path calls = folder.resolve(one.scenario());
        var printed = new StringBuilder();
        for (Remedy.Step step : remedy.steps()) {
            Run run = run(bash, calls, step);
            printed.append(run.out()).append(run.err());
            assertThat(run.exitCode())
                    .as("%s: %s%n%s%n%s", one.scenario(), step.commandLine(), run.out(), run.err())
                    .isZero();
            assertThat(run.err()).as(step.commandLine()).isEmpty();
        }
        List<String> started = Files.readAllLines(calls);
        assertThat(started.stream()
                        .filter(line -> line.matches("[a-z0-9]+ [a-z-]+ --.*"))
                        .map(CommandLinesTest::operation))
                .as(one.scenario())
                .containsAll(one.calls());
        assertThat(Redacted.of(printed.toString()).tokens()).as("printed").isEmpty();
        assertThat(Redacted.of(String.join("\n", started)).tokens())
                .as("what processes were started with")
                .isEmpty();
        // What W6's retry needs is something that no call can do.
        assertThat(one.scenario().equals("W6") || healed(one, aws, execution))
                .as(one.scenario())
                .isTrue();
    }

    /** Debian's AWS CLI knows everything but one option and one command; another version stands in for it there. */
    private static Run run(ForeignTool bash, Path calls, Remedy.Step step) {
        Run run = bash.run("-c", function(calls, "/usr/bin/aws") + step.commandLine());
        if (!isTooOld(run)) {
            return run;
        }
        Run newer = bash.run("-c", function(calls, "aws") + step.commandLine());
        return isTooOld(newer)
                ? ForeignTool.missing(
                        "an AWS CLI that can start a pipeline with a chosen object version and override stage conditions")
                : newer;
    }

    private static boolean isTooOld(Run run) {
        return run.err().contains("Unknown options: --source-revisions")
                || run.err().contains("nvalid choice");
    }

    private static Finding finding(Case one, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(found -> found.cause().code().equals(one.scenario()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean healed(Case one, Gateways aws, ExecutionArn execution) throws InterruptedException {
        for (int look = 0; look < 50; look++) {
            if (new Doctor(aws)
                    .execution(execution).findings().stream()
                            .noneMatch(found -> found.cause().code().equals(one.scenario()))) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(200).toMillis());
        }
        return false;
    }

    private static String operation(String line) {
        String[] words = line.split(" ", 3);
        return words[0] + " " + words[1];
    }

    private static String function(Path calls, String cli) {
        return "aws() { printf '%s\\n' \"$*\" >> '" + calls + "'; command " + cli
                + " --endpoint-url \"$SANDBOX\" \"$@\"; }\n";
    }

    private static Map<String, String> environment(RunningSandbox sandbox) {
        AccessKeys keys = SandboxSessions.keys(sandbox, Persona.ADMINISTRATOR);
        var environment = new HashMap<String, String>();
        environment.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        keys.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
        environment.put("AWS_DEFAULT_REGION", sandbox.sandbox().region());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("SANDBOX", sandbox.endpoint().toString());
        return environment;
    }
}
