package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.aws.ServerClock;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.testing.SandboxSessions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** One door, many Regions: what is made in one is not in another, but users, roles and bucket names are the account's. */
class RegionsTest {
    private static final String DEFINITION = "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},
             "Action":"sts:AssumeRole"}]}""";

    private RunningSandbox sandbox;
    private AwsClients home;
    private AwsClients there;

    @BeforeEach
    void start() {
        sandbox = RunningSandbox.started(options -> options);
        var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
        home = new AwsClients(connection, ServerClock.startingNow());
        there = new AwsClients(connection.in("us-east-1"), ServerClock.startingNow());
    }

    @AfterEach
    void stop() {
        home.close();
        there.close();
        sandbox.close();
    }

    @Test
    void aStateMachineIsInItsRegionOnly() {
        String role = home.iam()
                .createRole(r -> r.roleName("runner").assumeRolePolicyDocument(TRUST))
                .role()
                .arn();

        String arn = there.sfn()
                .createStateMachine(r -> r.name("orders").definition(DEFINITION).roleArn(role))
                .stateMachineArn();

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:111122223333:stateMachine:orders");
        assertThat(machines(there)).containsExactly("orders");
        assertThat(machines(home)).isEmpty();
        assertThatThrownBy(() -> home.sfn().describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(SfnException.class);
    }

    @Test
    void aTokenOfOneRegionIsNoneInAnother() {
        assertThatThrownBy(() -> there.sfn()
                        .sendTaskSuccess(r -> r.taskToken("AAAAKgAAAAIAAAAA").output("{}")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Invalid token");
    }

    @Test
    void aBucketHasOneRegionAndIsFoundFromAll() {
        home.s3()
                .createBucket(r -> r.bucket("documents")
                        .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));

        assertThat(there.s3().getBucketLocation(r -> r.bucket("documents")).locationConstraintAsString())
                .isEqualTo("eu-west-1");
        there.s3().createBucket(r -> r.bucket("papers"));
        assertThat(home.s3().headBucket(r -> r.bucket("papers")).bucketRegion()).isEqualTo("us-east-1");
    }

    private static List<String> machines(AwsClients aws) {
        return aws.sfn().listStateMachines().stateMachines().stream()
                .map(StateMachineListItem::name)
                .toList();
    }
}
