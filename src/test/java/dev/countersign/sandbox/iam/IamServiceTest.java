package dev.countersign.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.PutApprovalResultRequest;
import software.amazon.awssdk.services.codepipeline.model.PutApprovalResultResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

class IamServiceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ROLE = "arn:aws:iam::111122223333:role/Worker";

    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final SandboxClock clock = new SandboxClock(InstantSource.fixed(START));
    private final World world = new World(Account.DEFAULT, clock);
    private final IamService iam = new IamService(world, wall::get);

    @BeforeEach
    void register() {
        iam.register();
        world.operations()
                .on(
                        PutApprovalResultRequest.class,
                        Access.on(
                                "codepipeline:PutApprovalResult",
                                r -> world.account().arn("codepipeline", r.pipelineName() + "/S/A")),
                        (r, caller) -> PutApprovalResultResponse.builder().build());
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void theViewerIsRefusedAnApprovalInAwsWordsAndTheApproverIsNot() {
        assertThatThrownBy(() -> approve(persona("viewer")))
                .isInstanceOf(ServiceError.class)
                .hasMessage("User: arn:aws:iam::111122223333:user/viewer is not authorized to perform:"
                        + " codepipeline:PutApprovalResult on resource: arn:aws:codepipeline:eu-west-1:111122223333:p/S/A"
                        + " because no identity-based policy allows the codepipeline:PutApprovalResult action");
        approve(persona("approver"));
        approve(persona("administrator"));
    }

    @Test
    void anApproverWhoLosesThePolicyMayNoLongerApprove() {
        world.operations()
                .call(
                        persona("administrator"),
                        DeleteUserPolicyRequest.builder()
                                .userName("approver")
                                .policyName("DecideApprovals")
                                .build(),
                        DeleteUserPolicyResponse.class);

        assertThatThrownBy(() -> approve(persona("approver"))).hasMessageContaining("not authorized");
    }

    @Test
    void aRoleWorksForTheServicesThatItsTrustPolicyNames() {
        createRole("lambda.amazonaws.com");
        world.operations()
                .call(
                        persona("administrator"),
                        PutRolePolicyRequest.builder()
                                .roleName("Worker")
                                .policyName("p")
                                .policyDocument(allow("codepipeline:*"))
                                .build(),
                        PutRolePolicyResponse.class);

        Caller session = world.identities().assume(ROLE, "lambda.amazonaws.com", "fn");

        assertThat(session.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Worker/fn");
        approve(session);
        assertThatThrownBy(() -> world.identities().assume(ROLE, "states.amazonaws.com", "x"))
                .hasMessageContaining("sts:AssumeRole");
    }

    @Test
    void temporaryKeysExpireByTheWallClock() {
        createRole("lambda.amazonaws.com");
        Caller session = world.identities().assume(ROLE, "lambda.amazonaws.com", "fn");
        var keys = world.identities().issue(session, Duration.ofHours(1));

        clock.advance(Duration.ofDays(7));
        assertThat(world.identities().find(keys.accessKeyId())).contains(keys);

        wall.set(START.plus(Duration.ofHours(1)));
        assertThat(world.identities().find(keys.accessKeyId())).isEmpty();
        assertThat(keys.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(keys.toString()).doesNotContain(keys.secretAccessKey());
    }

    @Test
    void aRoleWithPoliciesCannotBeDeleted() {
        createRole("lambda.amazonaws.com");
        Caller admin = persona("administrator");
        String policy = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
        world.operations()
                .call(
                        admin,
                        AttachRolePolicyRequest.builder()
                                .roleName("Worker")
                                .policyArn(policy)
                                .build(),
                        AttachRolePolicyResponse.class);

        var delete = DeleteRoleRequest.builder().roleName("Worker").build();
        assertThatThrownBy(() -> world.operations().call(admin, delete, DeleteRoleResponse.class))
                .isInstanceOfSatisfying(
                        ServiceError.class, e -> assertThat(e.code()).isEqualTo("DeleteConflict"));
    }

    @Test
    void trustPoliciesComeBackPercentEncoded() {
        createRole("lambda.amazonaws.com");

        var role = world.operations()
                .call(
                        persona("administrator"),
                        GetRoleRequest.builder().roleName("Worker").build(),
                        GetRoleResponse.class)
                .role();

        assertThat(role.arn()).isEqualTo(ROLE);
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Statement%22%3A");
    }

    @Test
    void simulationGivesTheDecisionsThatRealCallsGet() {
        var results = world.operations()
                .call(
                        persona("viewer"),
                        SimulatePrincipalPolicyRequest.builder()
                                .policySourceArn("arn:aws:iam::111122223333:user/viewer")
                                .actionNames("codepipeline:PutApprovalResult", "states:DescribeExecution")
                                .resourceArns("arn:aws:codepipeline:eu-west-1:111122223333:p/S/A")
                                .build(),
                        SimulatePrincipalPolicyResponse.class)
                .evaluationResults();

        assertThat(results)
                .extracting(
                        result -> result.resourceSpecificResults().getFirst().evalResourceDecisionAsString())
                .containsExactly("implicitDeny", "allowed");
    }

    @Test
    void aUserMayAskForItselfWithoutAName() {
        var user = world.operations()
                .call(persona("viewer"), GetUserRequest.builder().build(), GetUserResponse.class)
                .user();

        assertThat(user.userName()).isEqualTo("viewer");
    }

    private void approve(Caller caller) {
        world.operations()
                .call(
                        caller,
                        PutApprovalResultRequest.builder().pipelineName("p").build(),
                        PutApprovalResultResponse.class);
    }

    private void createRole(String service) {
        String trust = """
                {"Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sts:AssumeRole",
                 "Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}]}""".formatted(service);
        world.operations()
                .call(
                        persona("administrator"),
                        CreateRoleRequest.builder()
                                .roleName("Worker")
                                .assumeRolePolicyDocument(trust)
                                .build(),
                        CreateRoleResponse.class);
    }

    private static String allow(String action) {
        return "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}";
    }

    private Caller persona(String name) {
        return iam.persona(name).credentials().caller();
    }
}
