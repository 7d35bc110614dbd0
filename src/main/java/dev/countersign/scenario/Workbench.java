package dev.countersign.scenario;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.sdk.HttpSandboxControl;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.states.ExecutionArn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.ApprovalStatus;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;
import tools.jackson.databind.ObjectMapper;

/** What a scenario works with: the administrator's clients, the clock, and our template. Blocks until things are so. */
public final class Workbench implements AutoCloseable {
    private static final String TEMPLATE = "/dev/countersign/stacks/codepipeline-approval.yaml";
    /** Makes the template's pipeline run its executions side by side. */
    static final UnaryOperator<String> PARALLEL = replacing("ExecutionMode: SUPERSEDED", "ExecutionMode: PARALLEL");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 1200;

    private final AwsConnection administrator;
    private final AwsClients aws;
    private final SandboxControl control;
    private final String template;
    private final Names names = new Names();

    /**
     * @param administrator of a sandbox
     * @param template our template's text
     */
    public Workbench(AwsConnection administrator, String template) {
        this.administrator = administrator;
        this.aws = new AwsClients(administrator, ServerClock.startingNow());
        this.control = new HttpSandboxControl(administrator);
        this.template = template;
    }

    /** With the template that comes with this program. */
    public static Workbench withOurTemplate(AwsConnection administrator) {
        try (InputStream in = Workbench.class.getResourceAsStream(TEMPLATE)) {
            return new Workbench(
                    administrator,
                    new String(Objects.requireNonNull(in, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same account in another Region; to be closed when it is done with. */
    Workbench in(String region) {
        return new Workbench(administrator.in(region), template);
    }

    String region() {
        return administrator.region();
    }

    AwsClients aws() {
        return aws;
    }

    String name() {
        return names.next();
    }

    /** Moves the sandbox's clock; everything that falls due happens. */
    void advance(Duration time) {
        control.advance(time.toString());
    }

    /** Our template as it is. */
    DeployedStack deploy() {
        return deploy(UnaryOperator.identity(), Map.of());
    }

    /** @param change makes another text of the template; it must change something */
    DeployedStack deploy(UnaryOperator<String> change, Map<String, String> parameters) {
        String stack = names.next();
        aws.cloudFormation()
                .createStack(r -> r.stackName(stack)
                        .templateBody(change.apply(template))
                        .capabilities(Capability.CAPABILITY_IAM)
                        .parameters(parameters.entrySet().stream()
                                .map(one -> Parameter.builder()
                                        .parameterKey(one.getKey())
                                        .parameterValue(one.getValue())
                                        .build())
                                .toList()));
        Stack made = await(
                "the stack is there",
                () -> Optional.of(aws.cloudFormation()
                                .describeStacks(r -> r.stackName(stack))
                                .stacks()
                                .getFirst())
                        .filter(found -> !found.stackStatusAsString().endsWith("_IN_PROGRESS")));
        if (!made.stackStatusAsString().equals("CREATE_COMPLETE")) {
            throw new IllegalStateException("the stack ended as " + made.stackStatusAsString());
        }
        return new DeployedStack(
                stack,
                aws.cloudFormation().describeStackResources(r -> r.stackName(stack)).stackResources().stream()
                        .collect(Collectors.toMap(StackResource::logicalResourceId, StackResource::physicalResourceId)),
                made.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
    }

    /** Replaces a text of the template that must be there. */
    static UnaryOperator<String> replacing(String text, String other) {
        return template -> {
            if (!template.contains(text)) {
                throw new IllegalStateException("the template does not contain: " + text);
            }
            return template.replace(text, other);
        };
    }

    /** Starts an execution with the example input of the stack. */
    ExecutionArn start(DeployedStack stack) {
        String input = stack.outputs().getOrDefault("StepFunctionsInputExample", "{}");
        return new ExecutionArn(aws.sfn()
                .startExecution(r -> r.stateMachineArn(stack.stateMachine())
                        .name(names.next())
                        .input(JSON.readTree(input).toString()))
                .executionArn());
    }

    /** Waits until the approval is open, and answers its state. */
    ActionState openApproval(DeployedStack stack) {
        return await(
                "the approval is open",
                () -> approval(stack)
                        .filter(action -> action.latestExecution() != null
                                && action.latestExecution().status() == ActionExecutionStatus.IN_PROGRESS
                                && action.latestExecution().token() != null));
    }

    /** Waits until the approval is open in so many executions; in the mode PARALLEL only their actions tell. */
    void openApprovals(DeployedStack stack, int count) {
        await(
                count + " approvals are open",
                () -> Optional.of(aws
                                .codePipeline()
                                .listActionExecutionsPaginator(r -> r.pipelineName(stack.pipeline()))
                                .actionExecutionDetails()
                                .stream()
                                .filter(action -> action.stageName().equals("Approval")
                                        && action.status() == ActionExecutionStatus.IN_PROGRESS)
                                .count())
                        .filter(open -> open >= count));
    }

    private Optional<ActionState> approval(DeployedStack stack) {
        return aws.codePipeline().getPipelineState(r -> r.name(stack.pipeline())).stageStates().stream()
                .filter(stage -> stage.stageName().equals("Approval"))
                .flatMap(stage -> stage.actionStates().stream())
                .findFirst();
    }

    void answer(DeployedStack stack, boolean approved) {
        ActionState open = openApproval(stack);
        aws.codePipeline()
                .putApprovalResult(r -> r.pipelineName(stack.pipeline())
                        .stageName("Approval")
                        .actionName(open.actionName())
                        .token(open.latestExecution().token())
                        .result(result -> result.summary("Checked.")
                                .status(approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED)));
    }

    /** Somebody who has no rights at all tries to answer the open approval, and is refused. */
    void answerWithoutRights(DeployedStack stack) {
        String user = names.next();
        aws.iam().createUser(r -> r.userName(user));
        var key = aws.iam().createAccessKey(r -> r.userName(user)).accessKey();
        var keys = new AccessKeys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
        try (var stranger = new AwsClients(administrator.as(keys), ServerClock.startingNow())) {
            refused(stranger, stack, openApproval(stack).latestExecution().token());
        }
    }

    /** An answer with a token that is not, or no longer, the approval's. */
    void answerTooLate(DeployedStack stack) {
        openApproval(stack);
        refused(aws, stack, UUID.randomUUID().toString());
    }

    private void refused(AwsClients caller, DeployedStack stack, String token) {
        ActionState open = openApproval(stack);
        try {
            caller.codePipeline()
                    .putApprovalResult(r -> r.pipelineName(stack.pipeline())
                            .stageName("Approval")
                            .actionName(open.actionName())
                            .token(token)
                            .result(result -> result.summary("Checked.").status(ApprovalStatus.APPROVED)));
        } catch (CodePipelineException e) {
            return;
        }
        throw new IllegalStateException("the answer should have been refused");
    }

    /** Waits until the history has an event of this type. */
    void awaitEvent(ExecutionArn execution, String type) {
        await(
                "the history has " + type,
                () ->
                        aws
                                .sfn()
                                .getExecutionHistory(
                                        r -> r.executionArn(execution.value()).reverseOrder(true))
                                .events()
                                .stream()
                                .filter(event -> event.typeAsString().equals(type))
                                .findFirst());
    }

    /** Waits until a pipeline execution waits in front of a stage. */
    void awaitInbound(DeployedStack stack) {
        await(
                "an execution waits in front of a stage",
                () -> aws.codePipeline().getPipelineState(r -> r.name(stack.pipeline())).stageStates().stream()
                        .filter(stage -> stage.inboundExecution() != null)
                        .findFirst());
    }

    /** Waits until some execution of the pipeline has this status, and answers it. */
    PipelineExecutionSummary awaitRun(DeployedStack stack, PipelineExecutionStatus status) {
        return await(
                "a pipeline execution is " + status,
                () -> aws
                        .codePipeline()
                        .listPipelineExecutions(r -> r.pipelineName(stack.pipeline()))
                        .pipelineExecutionSummaries()
                        .stream()
                        .filter(run -> run.status() == status)
                        // Every pipeline runs once when it is created, before there is an object.
                        .filter(run ->
                                run.trigger() == null || run.trigger().triggerType() != TriggerType.CREATE_PIPELINE)
                        .findFirst());
    }

    /** The statements of a resource policy, by their Sid. */
    List<String> statementIds(String policy) {
        return JSON.readTree(policy)
                .path("Statement")
                .valueStream()
                .map(statement -> statement.path("Sid").asString(""))
                .toList();
    }

    /** Looks until something is there; a minute at most. */
    <T> T await(String what, Supplier<Optional<T>> look) {
        for (int i = 0; i < LOOKS; i++) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IllegalStateException("waited in vain until " + what);
    }

    @Override
    public void close() {
        aws.close();
        control.close();
    }
}
