package dev.countersign.sandbox.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

class StackTest {
    private static final String TEMPLATE = """
            Parameters:
              Versioning: {Type: String, Default: Enabled}
              Name: {Type: String, Default: ''}
            Conditions:
              Named: !Not [!Equals [!Ref Name, '']]
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: 'sts:AssumeRole'}]
                  Policies:
                    - PolicyName: Read
                      PolicyDocument:
                        Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: !Sub '${Bucket.Arn}/*'}]
              Bucket:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !If [Named, !Ref Name, !Ref AWS::NoValue]
                  VersioningConfiguration: {Status: !Ref Versioning}
            Outputs:
              Bucket: {Value: !Ref Bucket, Description: where}
              Role: {Value: !GetAtt Role.Arn}
            """;

    private static final String BROKEN = TEMPLATE.replace("Outputs:", """
              Broken:
                Type: AWS::S3::Bucket
                DependsOn: Role
                Properties: {BucketName: !Ref Bucket, VersioningConfiguration: {Status: Maybe}}
            Outputs:""");

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    private Deploying deploying;
    private S3Client s3;

    @BeforeEach
    void clients() {
        deploying = new Deploying(sandbox);
        s3 = sandbox.client(S3Client.builder());
    }

    @Test
    void resourcesAreMadeInOrderAndEachStepIsAnEvent() {
        Stack stack = deploying.create("demo", TEMPLATE, Map.of());

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(deploying.events("demo"))
                .containsExactly(
                        "demo CREATE_IN_PROGRESS",
                        "Bucket CREATE_IN_PROGRESS",
                        "Bucket CREATE_IN_PROGRESS",
                        "Bucket CREATE_COMPLETE",
                        "Role CREATE_IN_PROGRESS",
                        "Role CREATE_IN_PROGRESS",
                        "Role CREATE_COMPLETE",
                        "demo CREATE_COMPLETE");
        String bucket = deploying.output(stack, "Bucket");
        assertThat(bucket).startsWith("demo-bucket-").isEqualTo(deploying.physicalId("demo", "Bucket"));
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).statusAsString())
                .isEqualTo("Enabled");
        assertThat(deploying.output(stack, "Role")).startsWith("arn:aws:iam::111122223333:role/demo-Role-");
    }

    @Test
    void missingCapabilitiesAreRefused() {
        assertThatThrownBy(
                        () -> deploying.cfn.createStack(r -> r.stackName("demo").templateBody(TEMPLATE)))
                .isInstanceOf(InsufficientCapabilitiesException.class)
                .hasMessageContaining("Requires capabilities : [CAPABILITY_IAM]");
    }

    @Test
    void aNameIsTakenUntilItsStackIsDeleted() {
        Stack stack = deploying.create("demo", TEMPLATE, Map.of());

        assertThatThrownBy(() -> deploying.create("demo", TEMPLATE, Map.of()))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [demo] already exists");
        assertThat(deploying.delete(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(() -> deploying.stack("demo")).hasMessageContaining("Stack with id demo does not exist");
        assertThat(deploying.create("demo", TEMPLATE, Map.of()).stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void aFailingResourceTakesTheOthersBack() {
        Stack stack = deploying.create("demo", BROKEN, Map.of("Name", "my-bucket"));

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(deploying.events("demo"))
                .containsSequence(
                        "Broken CREATE_FAILED",
                        "demo ROLLBACK_IN_PROGRESS",
                        "Role DELETE_IN_PROGRESS",
                        "Role DELETE_COMPLETE",
                        "Bucket DELETE_IN_PROGRESS",
                        "Bucket DELETE_COMPLETE",
                        "demo ROLLBACK_COMPLETE");
        assertThat(deploying.eventsOf("demo"))
                .filteredOn(event -> "ROLLBACK_IN_PROGRESS".equals(event.resourceStatusAsString()))
                .first()
                .satisfies(event -> assertThat(event.resourceStatusReason())
                        .isEqualTo(
                                "The following resource(s) failed to create: [Broken]. Rollback requested by user."));
        assertThatThrownBy(() -> s3.getBucketVersioning(r -> r.bucket("my-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> deploying.update("demo", TEMPLATE, Map.of()))
                .hasMessageContaining("is in ROLLBACK_COMPLETE state and can not be updated.");
    }

    @Test
    void aFailureCanBeLeftAsItIs() {
        String id = deploying
                .cfn
                .createStack(r -> r.stackName("demo")
                        .templateBody(BROKEN)
                        .onFailure(OnFailure.DO_NOTHING)
                        .capabilitiesWithStrings("CAPABILITY_IAM")
                        .parameters(Deploying.parameters(Map.of("Name", "my-bucket"))))
                .stackId();

        assertThat(deploying.rest(id).stackStatus()).isEqualTo(StackStatus.CREATE_FAILED);
        assertThat(s3.getBucketVersioning(r -> r.bucket("my-bucket")).statusAsString())
                .isEqualTo("Enabled");
    }

    @Test
    void anUpdateChangesInPlaceWhatCanBeChangedInPlace() {
        deploying.create("demo", TEMPLATE, Map.of());
        String bucket = deploying.physicalId("demo", "Bucket");

        Stack stack = deploying.update("demo", TEMPLATE, Map.of("Versioning", "Suspended"));

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deploying.physicalId("demo", "Bucket")).isEqualTo(bucket);
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).statusAsString())
                .isEqualTo("Suspended");
        assertThatThrownBy(() -> deploying.update("demo", TEMPLATE, Map.of("Versioning", "Suspended")))
                .hasMessageContaining("No updates are to be performed.");
    }

    @Test
    void anUpdateReplacesWhatCannotBeChanged() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "first-name"));

        deploying.update("demo", TEMPLATE, Map.of("Name", "second-name"));

        assertThat(deploying.physicalId("demo", "Bucket")).isEqualTo("second-name");
        assertThatThrownBy(() -> s3.getBucketVersioning(r -> r.bucket("first-name")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThat(deploying.events("demo"))
                .containsSubsequence(
                        "demo UPDATE_IN_PROGRESS",
                        "Bucket UPDATE_IN_PROGRESS",
                        "Bucket UPDATE_COMPLETE",
                        "Role UPDATE_COMPLETE",
                        "demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "Bucket DELETE_COMPLETE",
                        "demo UPDATE_COMPLETE");
    }

    @Test
    void aFailingUpdateGoesBack() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));
        String broken = BROKEN.replace("Status: !Ref Versioning", "Status: Suspended");

        Stack stack = deploying.update("demo", broken, Map.of("Name", "my-bucket"));

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(s3.getBucketVersioning(r -> r.bucket("my-bucket")).statusAsString())
                .isEqualTo("Enabled");
        assertThat(deploying.cfn.getTemplate(r -> r.stackName("demo")).templateBody())
                .isEqualTo(TEMPLATE);
    }

    @Test
    void aBucketWithObjectsStopsTheDeletionUntilItIsRetained() {
        Stack stack = deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));
        s3.putObject(r -> r.bucket("my-bucket").key("k"), RequestBody.fromString("x"));

        Stack failed = deploying.delete(stack.stackId());

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.DELETE_FAILED);
        assertThat(failed.stackStatusReason()).contains("[Bucket]");
        assertThat(deploying.eventsOf(stack.stackId()))
                .anySatisfy(event -> assertThat(event.resourceStatusReason())
                        .contains("The bucket you tried to delete is not empty"));
        deploying.cfn.deleteStack(r -> r.stackName(stack.stackId()).retainResources("Bucket"));
        assertThat(deploying.rest(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(s3.getBucketVersioning(r -> r.bucket("my-bucket")).statusAsString())
                .isEqualTo("Enabled");
    }

    @Test
    void unknownPropertiesFailTheResource() {
        Stack stack = deploying.create(
                "demo", "Resources: {Bucket: {Type: AWS::S3::Bucket, Properties: {Colour: red}}}", Map.of());

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(deploying.eventsOf("demo"))
                .anySatisfy(event -> assertThat(event.resourceStatusReason())
                        .isEqualTo("Properties validation failed for resource Bucket with message:\n"
                                + "[#: extraneous key [Colour] is not permitted]"));
    }

    @Test
    void exportsAreImportedAndProtected() {
        Stack exporter = deploying.create("one", """
                Resources: {Bucket: {Type: AWS::S3::Bucket}}
                Outputs: {Bucket: {Value: !Ref Bucket, Export: {Name: shared-bucket}}}
                """, Map.of());
        Stack importer = deploying.create("two", """
                Resources: {Logs: {Type: AWS::S3::Bucket}}
                Outputs: {Used: {Value: !ImportValue shared-bucket}}
                """, Map.of());

        assertThat(deploying.output(importer, "Used")).isEqualTo(deploying.output(exporter, "Bucket"));
        assertThatThrownBy(() -> deploying.delete(exporter.stackId()))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Export shared-bucket cannot be deleted as it is in use by two");
    }

    @Test
    void theRequestsTokenIsOnEveryEvent() {
        String id = deploying
                .cfn
                .createStack(r -> r.stackName("demo")
                        .templateBody("Resources: {Bucket: {Type: AWS::S3::Bucket}}")
                        .clientRequestToken("my-token"))
                .stackId();
        deploying.rest(id);

        assertThat(deploying.eventsOf(id))
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.clientRequestToken()).isEqualTo("my-token"));
    }

    @Test
    void aRollbackThatGotStuckCanBeContinued() {
        deploying.create("demo", TEMPLATE, Map.of("Name", "my-bucket"));
        s3.deleteBucket(r -> r.bucket("my-bucket"));

        Stack stuck = deploying.update("demo", TEMPLATE, Map.of("Name", "my-bucket", "Versioning", "Suspended"));
        assertThat(stuck.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
        s3.createBucket(r -> r.bucket("my-bucket").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
        deploying.cfn.continueUpdateRollback(r -> r.stackName("demo"));

        assertThat(deploying.rest("demo").stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(s3.getBucketVersioning(r -> r.bucket("my-bucket")).statusAsString())
                .isEqualTo("Enabled");
    }

    @Test
    void aProtectedStackIsNotDeleted() {
        Stack stack = deploying.create("demo", TEMPLATE, Map.of());
        deploying.cfn.updateTerminationProtection(r -> r.stackName("demo").enableTerminationProtection(true));

        assertThatThrownBy(() -> deploying.delete(stack.stackId()))
                .hasMessageContaining("cannot be deleted while TerminationProtection is enabled");
    }

    @Test
    void theDeployersPermissionsDecideWhatCanBeMade() {
        var viewers = sandbox.client(CloudFormationClient.builder(), Persona.VIEWER);

        assertThatThrownBy(() -> viewers.createStack(
                        r -> r.stackName("demo").templateBody(TEMPLATE).capabilitiesWithStrings("CAPABILITY_IAM")))
                .hasMessageContaining("is not authorized to perform: cloudformation:CreateStack");
    }
}
