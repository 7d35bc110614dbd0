package dev.countersign.session.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.ApprovalToken;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.watch.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.iam.IamClient;

/** Whoever has exactly the policy of a role can do exactly that in a sandbox. */
class PolicyTextsTest {
    private static RunningSandbox sandbox;
    private static WatchedSandbox flow;
    private static StateMachineArn machine;
    private static Pipeline pipeline;
    private static Snapshot snapshot;

    @BeforeAll
    static void deployTheFlow() {
        sandbox = RunningSandbox.started();
        flow = new WatchedSandbox(sandbox, Persona.ADMINISTRATOR);
        snapshot =
                flow.await("the flow is read", s -> s.loaded() && !s.pipelines().isEmpty());
        machine = snapshot.machines().getFirst().arn();
        pipeline = snapshot.pipelines().getFirst().pipeline();
    }

    @AfterAll
    static void close() {
        flow.close();
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(PolicyRole.class)
    void everyRoleSeesTheFlow(PolicyRole role) {
        try (Gateways gateways = with(role)) {
            ExecutionArn execution = startedByTheAdministrator("seen-by-" + role);

            assertThat(gateways.executions().stateMachines()).isNotEmpty();
            assertThat(gateways.executions().executions(machine, 10)).isNotEmpty();
            assertThat(gateways.executions().execution(execution).arn()).isEqualTo(execution);
            assertThat(gateways.executions().history(execution, 0)).isNotEmpty();
            assertThat(gateways.executions().stateMachineOf(execution).arn()).isEqualTo(machine);
            assertThat(gateways.pipelines().pipelines()).isNotEmpty();
            assertThat(gateways.pipelines().state(pipeline.name()).stages()).isNotEmpty();
            assertThat(gateways.pipelines().executions(pipeline.name(), 5)).isNotNull();
            assertThat(gateways.pipelines().actionExecutions(pipeline.name(), Optional.empty(), 5))
                    .isNotNull();
            assertThat(gateways.rules().rules()).isNotEmpty();
            assertThat(gateways.stacks().find("demo")).isPresent();
        }
    }

    @Test
    void aViewerChangesNothing() {
        try (Gateways gateways = with(PolicyRole.VIEWER)) {
            refused(() -> answer(gateways));
            refused(() -> start(gateways));
            refused(() -> stop(gateways));
            refused(() -> preview(PolicyRole.VIEWER, "demo-viewer"));
        }
    }

    @Test
    void anApproverAnswersAndNoMore() {
        try (Gateways gateways = with(PolicyRole.APPROVER)) {
            reachesTheApproval(() -> answer(gateways));
            refused(() -> start(gateways));
            refused(() -> stop(gateways));
        }
    }

    @Test
    void aStarterStartsAndNoMore() {
        try (Gateways gateways = with(PolicyRole.STARTER)) {
            assertThat(start(gateways).value()).contains(machine.name());
            refused(() -> answer(gateways));
            refused(() -> stop(gateways));
        }
    }

    @Test
    void aTroubleshooterStopsAndNoMore() {
        try (Gateways gateways = with(PolicyRole.TROUBLESHOOTER)) {
            assertThat(stop(gateways)).isNotNull();
            refused(() -> answer(gateways));
            refused(() -> start(gateways));
            refused(() -> preview(PolicyRole.TROUBLESHOOTER, "demo-trouble"));
        }
    }

    @Test
    void aDeployerDeploysAndDeletesTheWholeFlowUnderItsNameAndNoMore() {
        preview(PolicyRole.DEPLOYER, "demo-deployed");
        CloudFormationClient deployer = client(PolicyRole.DEPLOYER);
        deployer.executeChangeSet(r -> r.stackName("demo-deployed").changeSetName("first"));
        sandbox.advance(Duration.ofMinutes(5));

        try (Gateways gateways = with(PolicyRole.DEPLOYER)) {
            assertThat(gateways.stacks()
                            .find("demo-deployed")
                            .orElseThrow()
                            .summary()
                            .status())
                    .isEqualTo(new StackStatus("CREATE_COMPLETE"));
            deployer.deleteStack(r -> r.stackName("demo-deployed"));
            sandbox.advance(Duration.ofMinutes(5));
            assertThat(gateways.stacks().find("demo-deployed")).isEmpty();
            refused(() -> answer(gateways));
            refused(() -> start(gateways));
            refused(() -> stop(gateways));
        }
        refused(() -> preview(PolicyRole.DEPLOYER, "other"));
    }

    private static void answer(Gateways gateways) {
        ApprovalAddress approval = pipeline.approvals().getFirst();
        gateways.pipelines().answer(approval, new ApprovalToken("1c3f9a52-0000-4000-8000-000000000000"), true, "fine");
    }

    private static ExecutionArn start(Gateways gateways) {
        return gateways.executions().start(machine, Optional.empty(), "{}");
    }

    private static Object stop(Gateways gateways) {
        return gateways.executions().stop(startedByTheAdministrator("to-stop-" + System.nanoTime()), "Test", "stopped");
    }

    private static ExecutionArn startedByTheAdministrator(String name) {
        return flow.gateways().executions().start(machine, Optional.of(name), "{}");
    }

    private static void preview(PolicyRole role, String stack) {
        try {
            String template = Files.readString(Path.of("stacks/codepipeline-approval.yaml"));
            client(role)
                    .createChangeSet(r -> r.stackName(stack)
                            .changeSetName("first")
                            .changeSetType(ChangeSetType.CREATE)
                            .templateBody(template)
                            .capabilities(Capability.CAPABILITY_IAM));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        sandbox.advance(Duration.ofMinutes(1));
    }

    /** IAM let it through; there is no approval with this token. */
    private static void reachesTheApproval(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsFailure.class, failure -> assertThat(failure.kind()).isNotEqualTo(Kind.ACCESS_DENIED));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(
                                failure instanceof AwsFailure ours
                                        ? ours.details()
                                        : String.valueOf(failure.getMessage()))
                        .containsAnyOf("ACCESS_DENIED", "is not authorized to perform"));
    }

    private static ResourcesAtHand atHand(Gateways gateways) {
        var resources = new ResourcesAtHand(gateways.identity().whoAmI(), "eu-west-1")
                .with(machine)
                .withStack("demo");
        pipeline.stages().forEach(stage -> resources.withStage(pipeline.name(), stage.name()));
        pipeline.approvals().forEach(resources::with);
        return resources;
    }

    private static AccessKeys keys(PolicyRole role) {
        IamClient iam = sandbox.client(IamClient.builder());
        String user = "only-" + role.name().toLowerCase(java.util.Locale.ROOT) + "-" + System.nanoTime();
        iam.createUser(r -> r.userName(user));
        String policy = PolicyTexts.json(
                role,
                role == PolicyRole.DEPLOYER ? atHand(flow.gateways()).withStack("demo-*") : atHand(flow.gateways()));
        iam.putUserPolicy(r -> r.userName(user).policyName(role.title()).policyDocument(policy));
        var key = iam.createAccessKey(r -> r.userName(user)).accessKey();
        return new AccessKeys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
    }

    private static Gateways with(PolicyRole role) {
        return SdkGateways.connect(new AwsConnection("eu-west-1", Optional.of(sandbox.endpoint()), keys(role)));
    }

    private static CloudFormationClient client(PolicyRole role) {
        AccessKeys keys = keys(role);
        return sandbox.client(
                CloudFormationClient.builder(),
                software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                        keys.accessKeyId(), keys.secretAccessKey()));
    }
}
