package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class ChangeSetTest {
    private static final String TEMPLATE = """
            Parameters:
              Name: {Type: String}
              Versioning: {Type: String, Default: Enabled}
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !Ref Name
                  VersioningConfiguration: {Status: !Ref Versioning}
              Policy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Bucket
                  PolicyDocument: {Statement: [{Effect: Allow, Resource: !GetAtt Bucket.Arn}]}
              Kept:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
            Outputs:
              Name: {Value: !Ref Bucket}
            """;

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Deploying deploying;

    @BeforeEach
    void clients() {
        deploying = new Deploying(sandbox);
    }

    private DescribeChangeSetResponse changeSet(ChangeSetType type, String template, Map<String, String> parameters) {
        String id = deploying
                .cfn
                .createChangeSet(r -> r.stackName("demo")
                        .changeSetName("change")
                        .changeSetType(type)
                        .templateBody(template)
                        .parameters(Deploying.parameters(parameters)))
                .id();
        sandbox.settle();
        return deploying.cfn.describeChangeSet(r -> r.changeSetName(id).includePropertyValues(true));
    }

    private static ResourceChange change(DescribeChangeSetResponse changeSet, String logicalId) {
        return changeSet.changes().stream()
                .map(change -> change.resourceChange())
                .filter(change -> change.logicalResourceId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewStackIsReviewedBeforeItIsMade() {
        DescribeChangeSetResponse changeSet = changeSet(ChangeSetType.CREATE, TEMPLATE, Map.of("Name", "my-bucket"));

        assertThat(changeSet.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
        assertThat(changeSet.executionStatus()).isEqualTo(ExecutionStatus.AVAILABLE);
        assertThat(changeSet.changes())
                .hasSize(3)
                .allSatisfy(
                        change -> assertThat(change.resourceChange().action()).isEqualTo(ChangeAction.ADD));
        assertThat(change(changeSet, "Bucket").afterContext()).contains("\"BucketName\":\"my-bucket\"");
        assertThat(change(changeSet, "Policy").afterContext()).contains("{{changeSet:KNOWN_AFTER_APPLY}}");
        assertThat(deploying.stack("demo").stackStatus()).isEqualTo(StackStatus.REVIEW_IN_PROGRESS);

        deploying.cfn.executeChangeSet(r -> r.changeSetName(changeSet.changeSetId()));

        assertThat(deploying.rest("demo").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(deploying.stack("demo").changeSetId()).isEqualTo(changeSet.changeSetId());
        assertThat(deploying
                        .cfn
                        .describeChangeSet(r -> r.changeSetName(changeSet.changeSetId()))
                        .executionStatus())
                .isEqualTo(ExecutionStatus.EXECUTE_COMPLETE);
    }

    @Test
    void aChangeInPlaceTellsItsParameterAndBothValues() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));

        ResourceChange change = change(
                changeSet(ChangeSetType.UPDATE, TEMPLATE, Map.of("Name", "my-bucket", "Versioning", "Suspended")),
                "Bucket");

        assertThat(change.action()).isEqualTo(ChangeAction.MODIFY);
        assertThat(change.replacement()).isEqualTo(Replacement.FALSE);
        assertThat(change.details()).singleElement().satisfies(detail -> {
            assertThat(detail.target().name()).isEqualTo("VersioningConfiguration");
            assertThat(detail.target().path()).isEqualTo("/Properties/VersioningConfiguration/Status");
            assertThat(detail.target().beforeValue()).isEqualTo("Enabled");
            assertThat(detail.target().afterValue()).isEqualTo("Suspended");
            assertThat(detail.changeSource()).isEqualTo(ChangeSource.PARAMETER_REFERENCE);
            assertThat(detail.causingEntity()).isEqualTo("Versioning");
        });
    }

    @Test
    void aReplacementReachesTheResourcesThatReferToIt() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "first-name"));

        DescribeChangeSetResponse changeSet = changeSet(ChangeSetType.UPDATE, TEMPLATE, Map.of("Name", "second-name"));

        assertThat(change(changeSet, "Bucket").replacement()).isEqualTo(Replacement.TRUE);
        assertThat(change(changeSet, "Bucket").policyAction()).isEqualTo(PolicyAction.REPLACE_AND_DELETE);
        assertThat(change(changeSet, "Policy").replacement()).isEqualTo(Replacement.CONDITIONAL);
        assertThat(change(changeSet, "Policy").details()).anySatisfy(detail -> {
            assertThat(detail.changeSource()).isEqualTo(ChangeSource.RESOURCE_REFERENCE);
            assertThat(detail.causingEntity()).isEqualTo("Bucket");
            assertThat(detail.evaluation()).isEqualTo(EvaluationType.DYNAMIC);
        });
    }

    @Test
    void whatIsLeftOutIsRemovedOrRetained() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));
        String less = TEMPLATE.substring(0, TEMPLATE.indexOf("  Policy:"));

        DescribeChangeSetResponse changeSet = changeSet(ChangeSetType.UPDATE, less, Map.of("Name", "my-bucket"));

        assertThat(change(changeSet, "Policy").action()).isEqualTo(ChangeAction.REMOVE);
        assertThat(change(changeSet, "Policy").policyAction()).isEqualTo(PolicyAction.DELETE);
        assertThat(change(changeSet, "Kept").policyAction()).isEqualTo(PolicyAction.RETAIN);
    }

    @Test
    void noChangesAreAFailureWithTheKnownReason() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));

        DescribeChangeSetResponse changeSet = changeSet(ChangeSetType.UPDATE, TEMPLATE, Map.of("Name", "my-bucket"));

        assertThat(changeSet.status()).isEqualTo(ChangeSetStatus.FAILED);
        assertThat(changeSet.statusReason()).startsWith("The submitted information didn't contain changes.");
        assertThatThrownBy(() -> deploying.cfn.executeChangeSet(r -> r.changeSetName(changeSet.changeSetId())))
                .hasMessageContaining("cannot be executed in its current status of [FAILED]");
    }

    @Test
    void aStackInReviewCanBeDeleted() {
        DescribeChangeSetResponse changeSet = changeSet(ChangeSetType.CREATE, TEMPLATE, Map.of("Name", "my-bucket"));

        deploying.cfn.deleteChangeSet(r -> r.changeSetName(changeSet.changeSetId()));
        assertThatThrownBy(() -> deploying.cfn.describeChangeSet(r -> r.changeSetName(changeSet.changeSetId())))
                .hasMessageContaining("does not exist");
        assertThat(deploying.delete(changeSet.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    @Test
    void aStackThatStandsIsNotCreatedAgain() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));

        assertThatThrownBy(() -> changeSet(ChangeSetType.CREATE, TEMPLATE, Map.of("Name", "my-bucket")))
                .hasMessageContaining("already exists and cannot be created again");
    }
}
