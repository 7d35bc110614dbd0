package dev.countersign.scenario;

import dev.countersign.domain.states.ExecutionArn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Faults on the way of the answer from the pipeline to the function, and in the function. */
final class ReturnScenarios {
    private static final String RULE = "ResultRule";
    private static final String FUNCTION = "ResultFunction";
    /** Longer than Lambda goes on trying a call that failed. */
    private static final Duration RETRIES = Duration.ofMinutes(5);

    private ReturnScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "E1",
                        "the rule that returns the answer is disabled",
                        bench -> answered(
                                bench,
                                true,
                                stack -> bench.aws().eventBridge().disableRule(r -> r.name(stack.rule(RULE))))),
                new Scenario("E2", "the rule's pattern does not match the answer", ReturnScenarios::pattern),
                new Scenario(
                        "E3",
                        "EventBridge may not call the function",
                        bench -> answered(bench, true, stack -> withdrawPermissions(bench, stack))),
                new Scenario("E4", "the answer lies in the rule's dead-letter queue", ReturnScenarios::deadLetter),
                new Scenario("E5", "the function's role lacks a permission", ReturnScenarios::roleTooNarrow),
                new Scenario(
                        "E6",
                        "the function's concurrency is zero",
                        bench -> answered(
                                bench,
                                true,
                                stack -> bench.aws()
                                        .lambda()
                                        .putFunctionConcurrency(r -> r.functionName(stack.id(FUNCTION))
                                                .reservedConcurrentExecutions(0)))),
                new Scenario("E7", "the function's handler is not there", ReturnScenarios::handlerMissing),
                new Scenario("E9", "the function does nothing for rejections", ReturnScenarios::rejectionsIgnored));
    }

    /** Breaks the way back while the approval is open, then answers. */
    private static ExecutionArn answered(Workbench bench, boolean approved, Consumer<DeployedStack> breakIt) {
        return answered(bench, bench.deploy(), approved, breakIt);
    }

    private static ExecutionArn answered(
            Workbench bench, DeployedStack stack, boolean approved, Consumer<DeployedStack> breakIt) {
        ExecutionArn execution = bench.start(stack);
        bench.openApproval(stack);
        breakIt.accept(stack);
        bench.answer(stack, approved);
        return execution;
    }

    private static ExecutionArn changed(Workbench bench, boolean approved, UnaryOperator<String> change) {
        DeployedStack stack = bench.deploy(change, Map.of());
        return answered(bench, stack, approved, deployed -> {});
    }

    private static ExecutionArn pattern(Workbench bench) {
        return changed(bench, true, Workbench.replacing("state: [SUCCEEDED, FAILED]", "state: [succeeded, failed]"));
    }

    private static void withdrawPermissions(Workbench bench, DeployedStack stack) {
        String function = stack.id(FUNCTION);
        String policy =
                bench.aws().lambda().getPolicy(r -> r.functionName(function)).policy();
        bench.statementIds(policy)
                .forEach(id -> bench.aws()
                        .lambda()
                        .removePermission(r -> r.functionName(function).statementId(id)));
    }

    /** Nothing is wrong any more when somebody looks: only the letter tells. */
    private static ExecutionArn deadLetter(Workbench bench) {
        DeployedStack stack = bench.deploy();
        String rule = stack.rule(RULE);
        String url =
                bench.aws().sqs().createQueue(r -> r.queueName(bench.name())).queueUrl();
        String queue = bench.aws()
                .sqs()
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        bench.aws()
                .sqs()
                .setQueueAttributes(
                        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                 "Action": "sqs:SendMessage", "Resource": "%s"}]}""".formatted(queue))));
        var targets = bench.aws().eventBridge().listTargetsByRule(r -> r.rule(rule)).targets().stream()
                .map(target -> target.copy(t -> t.deadLetterConfig(letters -> letters.arn(queue))))
                .toList();
        bench.aws().eventBridge().putTargets(r -> r.rule(rule).targets(targets));
        ExecutionArn execution = answered(bench, stack, true, deployed -> withdrawPermissions(bench, deployed));
        bench.await(
                "the answer is in the queue",
                () -> Optional.of(bench.aws()
                                .sqs()
                                .getQueueAttributes(r -> r.queueUrl(url)
                                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                                .attributes()
                                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"))
                        .filter(count -> !count.equals("0")));
        bench.aws()
                .lambda()
                .addPermission(r -> r.functionName(stack.id(FUNCTION))
                        .statementId(bench.name())
                        .action("lambda:InvokeFunction")
                        .principal("events.amazonaws.com")
                        .sourceArn(bench.aws()
                                .eventBridge()
                                .describeRule(d -> d.name(rule))
                                .arn()));
        return execution;
    }

    private static ExecutionArn roleTooNarrow(Workbench bench) {
        ExecutionArn execution = changed(
                bench,
                true,
                Workbench.replacing(
                        "- s3:GetObjectVersion\n                Resource: !Sub\n                  - arn:${AWS::Partition}:s3:::${Name}/${CodePipelineS3bucketKeyInput}",
                        "- s3:GetObjectTagging\n                Resource: !Sub\n                  - arn:${AWS::Partition}:s3:::${Name}/${CodePipelineS3bucketKeyInput}"));
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn handlerMissing(Workbench bench) {
        ExecutionArn execution = answered(
                bench,
                true,
                stack -> bench.aws()
                        .lambda()
                        .updateFunctionConfiguration(
                                r -> r.functionName(stack.id(FUNCTION)).handler("index.main")));
        bench.advance(RETRIES);
        return execution;
    }

    private static ExecutionArn rejectionsIgnored(Workbench bench) {
        ExecutionArn execution = changed(
                bench,
                false,
                Workbench.replacing(
                        "              detail = event[\"detail\"]\n              run =",
                        "              detail = event[\"detail\"]\n              if detail[\"state\"] != \"SUCCEEDED\":\n"
                                + "                  return {\"delivered\": False}\n              run ="));
        bench.advance(RETRIES);
        return execution;
    }
}
