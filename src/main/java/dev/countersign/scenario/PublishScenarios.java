package dev.countersign.scenario;

import static dev.countersign.scenario.Workbench.replacing;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults on the way of the token into S3. */
final class PublishScenarios {
    private static final String HANDLER = "          def handler(event, context):\n              # Plain keys";
    private static final String ANSWER = "              answer = s3.put_object(";
    private static final Duration LATE = Duration.ofMinutes(3);

    private PublishScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "P1",
                        "the function that should publish the token ends without doing so",
                        bench -> lost(
                                bench,
                                replacing(
                                        HANDLER,
                                        "          def handler(event, context):\n              if not event.get(\"channel\"):\n"
                                                + "                  print(\"no channel is configured\")\n"
                                                + "                  return {}\n              # Plain keys"))),
                new Scenario(
                        "P2",
                        "the object's metadata are too large, and the function passes over that",
                        bench -> lost(
                                bench,
                                tolerant()
                                        .andThen(replacing(
                                                "ascii_only(event[\"execution\"]),",
                                                "ascii_only(event[\"execution\"]) + \" \" + \"-\" * 2000,"))::apply)),
                new Scenario(
                        "P3", "the task is tried again after its object was written", PublishScenarios::triedAgain),
                new Scenario("P4", "the functions use different metadata keys", PublishScenarios::otherKey),
                new Scenario(
                        "P5",
                        "the object is written under a key that no pipeline watches",
                        bench -> lost(
                                bench,
                                replacing("Key=event[\"key\"],", "Key=\"incoming/\" + event[\"key\"],")
                                                .andThen(replacing(
                                                        "${Name}/${CodePipelineS3bucketKeyInput}", "${Name}/*"))
                                        ::apply)));
    }

    /** The handler catches everything, prints it and ends well. */
    private static UnaryOperator<String> tolerant() {
        return replacing(
                HANDLER,
                "          def handler(event, context):\n              try:\n                  return publish(event)\n"
                        + "              except Exception as error:\n                  print(f\"not stored: {error}\")\n"
                        + "                  return {}\n\n\n          def publish(event):\n              # Plain keys");
    }

    private static ExecutionArn lost(Workbench bench, UnaryOperator<String> change) {
        DeployedStack stack = bench.deploy(change, Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.awaitEvent(execution, "TaskSubmitted");
        bench.advance(LATE);
        return execution;
    }

    private static ExecutionArn otherKey(Workbench bench) {
        DeployedStack stack = bench.deploy(
                replacing("TOKEN_KEYS = (\"sfntoken\", \"x-amz-meta-sfntoken\")", "TOKEN_KEYS = (\"taskToken\",)"),
                Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.answer(stack, true);
        bench.advance(LATE.multipliedBy(2));
        return execution;
    }

    private static ExecutionArn triedAgain(Workbench bench) {
        UnaryOperator<String> change = template -> replacing(
                        "\"execution.$\": \"$$.Execution.Name\",",
                        "\"execution.$\": \"$$.Execution.Name\",\n                  \"attempt.$\": \"$$.State.RetryCount\",")
                .andThen(replacing(
                        "\"Lambda.TooManyRequestsException\"", "\"Lambda.TooManyRequestsException\", \"TimeoutError\""))
                .andThen(replacing(ANSWER, "              first = event[\"attempt\"] == 0\n" + ANSWER))
                .andThen(replacing(
                        "              return {\"versionId\": version}",
                        "              if first:\n                  raise TimeoutError(\"the archive did not answer\")\n"
                                + "              return {\"versionId\": version}"))
                .apply(template);
        DeployedStack stack = bench.deploy(change, Map.of());
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        bench.advance(Duration.ofSeconds(10));
        bench.awaitEvent(execution, "TaskSubmitted");
        bench.awaitInbound(stack);
        return execution;
    }
}
