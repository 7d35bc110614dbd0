package dev.countersign.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.stack.ChangeSetRequest.Type;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.ResourceChange.Action;
import dev.countersign.domain.stack.ResourceChange.Replacement;
import dev.countersign.domain.stack.StackOutput;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.testing.FakeBucketGateway;
import dev.countersign.testing.FakeStackGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StackDeploymentTest {
    private final FakeStackGateway stacks = new FakeStackGateway();
    private final StackDeployment deployment = new StackDeployment(stacks, d -> {}, () -> "t1");

    @Test
    void theReviewNamesPermissionsFirstThenWhatIsLostThenTheRest() throws InterruptedException {
        stacks.looksUntilComputed = 3;
        stacks.changes = List.of(
                change("Topic", "AWS::SNS::Topic", Action.MODIFY, Replacement.NO),
                change("Pipeline", "AWS::CodePipeline::Pipeline", Action.MODIFY, Replacement.YES),
                change("Old", "AWS::Logs::LogGroup", Action.REMOVE, Replacement.NO),
                change("Role", "AWS::IAM::Role", Action.ADD, Replacement.NO));

        var ready = (Preparation.Ready) deployment.prepare(request("flow", Type.CREATE));

        assertThat(ready.review().changes(ChangeSetReview.Section.PERMISSIONS))
                .extracting(ResourceChange::logicalId)
                .containsExactly("Role");
        assertThat(ready.review().changes(ChangeSetReview.Section.REPLACED_OR_REMOVED))
                .extracting(ResourceChange::logicalId)
                .containsExactly("Pipeline", "Old");
        assertThat(ready.review().summary()).isEqualTo("1 to add, 2 to change, 1 is replaced, 1 to remove");
    }

    @Test
    void aNameThatExistsIsToldBeforeAnythingIsMade() throws InterruptedException {
        stacks.put(FakeStackGateway.stack("flow", "CREATE_COMPLETE"));

        var taken = (Preparation.NameTaken) deployment.prepare(request("flow", Type.CREATE));

        assertThat(taken.sentence()).isEqualTo("A stack named flow exists already (Create complete).");
        assertThat(stacks.requests).isEmpty();
    }

    @Test
    void nothingToChangeLeavesNoChangeSetBehind() throws InterruptedException {
        stacks.put(FakeStackGateway.stack("flow", "CREATE_COMPLETE"));
        stacks.changeSetStatus = "FAILED";
        stacks.changeSetReason = Optional.of("The submitted information didn't contain changes. Submit other values.");

        assertThat(deployment.prepare(request("flow", Type.UPDATE))).isInstanceOf(Preparation.NothingToChange.class);
        assertThat(stacks.calls).contains("deleteChangeSet").doesNotContain("delete flow");
    }

    @Test
    void aRefusedCreationLeavesNoEmptyStackBehind() throws InterruptedException {
        stacks.changeSetStatus = "FAILED";
        stacks.changeSetReason = Optional.of("Transform failed");

        var refused = (Preparation.Refused) deployment.prepare(request("flow", Type.CREATE));

        assertThat(refused.reason()).isEqualTo("Transform failed");
        assertThat(stacks.stacks).isEmpty();
    }

    @Test
    void givingUpWhileTheChangeSetIsComputedCleansUp() {
        stacks.looksUntilComputed = 99;
        var impatient = new StackDeployment(
                stacks,
                d -> {
                    throw new InterruptedException();
                },
                () -> "t1");

        assertThatThrownBy(() -> impatient.prepare(request("flow", Type.CREATE)))
                .isInstanceOf(InterruptedException.class);
        assertThat(stacks.stacks).isEmpty();
    }

    @Test
    void onlyTheEventsOfThisOperationAreShownAndEachOnce() throws InterruptedException {
        stacks.event("flow", "flow", "", "REVIEW_IN_PROGRESS", "", "");
        stacks.onStarted = token -> {
            stacks.put(FakeStackGateway.stack("flow", "CREATE_IN_PROGRESS"));
            stacks.event("flow", "Role", "AWS::IAM::Role", "CREATE_IN_PROGRESS", "", token);
        };
        var review = ((Preparation.Ready) deployment.prepare(request("flow", Type.CREATE))).review();
        List<String> seen = new ArrayList<>();

        StackOperation operation = deployment.execute(review);
        StackProgress first = operation.poll();
        first.newEvents().forEach(e -> seen.add(e.logicalId() + " " + e.status()));
        stacks.event("flow", "Role", "AWS::IAM::Role", "CREATE_COMPLETE", "", "countersign-t1");
        stacks.event("flow", "flow", "", "CREATE_COMPLETE", "", "countersign-t1");
        stacks.put(FakeStackGateway.stack("flow", "CREATE_COMPLETE"));
        StackProgress last =
                followed(operation, p -> p.newEvents().forEach(e -> seen.add(e.logicalId() + " " + e.status())));

        assertThat(first.isOver()).isFalse();
        assertThat(last.isSuccess()).isTrue();
        assertThat(last.settledResources()).isEqualTo(1);
        assertThat(seen).containsExactly("Role CREATE_IN_PROGRESS", "Role CREATE_COMPLETE", "flow CREATE_COMPLETE");
    }

    @Test
    void anUpdateIsNotOverBeforeItsFirstEvent() {
        stacks.put(FakeStackGateway.stack("flow", "CREATE_COMPLETE"));
        var operation = new StackOperation(stacks, FakeStackGateway.id("flow"), StackOperation.Kind.UPDATE, "mine");
        stacks.event("flow", "flow", "", "CREATE_COMPLETE", "", "another");

        assertThat(operation.poll().isOver()).isFalse();
    }

    @Test
    void theFirstFailureIsTheReasonAndNotWhatWasCancelledBecauseOfIt() {
        stacks.put(FakeStackGateway.stack("flow", "ROLLBACK_COMPLETE"));
        stacks.event("flow", "Topic", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled", "t");
        stacks.event("flow", "Role", "AWS::IAM::Role", "CREATE_FAILED", "Name is taken", "t");
        stacks.event("flow", "Rule", "AWS::Events::Rule", "CREATE_FAILED", "Later", "t");

        StackProgress progress =
                new StackOperation(stacks, FakeStackGateway.id("flow"), StackOperation.Kind.CREATE, "t").poll();

        assertThat(progress.isOver()).isTrue();
        assertThat(progress.isSuccess()).isFalse();
        assertThat(progress.failure()).contains("Role (AWS::IAM::Role) could not be created: Name is taken.");
    }

    @Test
    void deletionSaysBeforehandWhatStaysAndAfterwardsWhatStayed() throws InterruptedException {
        stacks.put(FakeStackGateway.stack("flow", "CREATE_COMPLETE"));
        stacks.templates.put(
                "flow",
                "Resources: {B: {Type: 'AWS::S3::Bucket', DeletionPolicy: Retain}, T: {Type: 'AWS::SNS::Topic'}}");
        stacks.resources.add(
                new StackResource("B", Optional.of("bucket-1"), "AWS::S3::Bucket", new StackStatus("CREATE_COMPLETE")));
        stacks.resources.add(
                new StackResource("T", Optional.of("topic-1"), "AWS::SNS::Topic", new StackStatus("CREATE_COMPLETE")));
        stacks.onStarted = token -> {
            stacks.event("flow", "T", "AWS::SNS::Topic", "DELETE_COMPLETE", "", token);
            stacks.event("flow", "B", "AWS::S3::Bucket", "DELETE_SKIPPED", "", token);
        };

        DeletionPlan plan = deployment.planDeletion(FakeStackGateway.id("flow"));
        StackProgress end = followed(deployment.delete(FakeStackGateway.id("flow")), p -> {});

        assertThat(plan.retained()).containsExactly(new RetainedResource("B", "bucket-1", "AWS::S3::Bucket"));
        assertThat(plan.deleted()).extracting(StackResource::logicalId).containsExactly("T");
        assertThat(end.isSuccess()).isTrue();
        assertThat(end.retained()).extracting(RetainedResource::isBucket).containsExactly(true);
    }

    @Test
    void aRetainedBucketIsCountedThenEmptiedThenDeleted() {
        var gateway = new FakeBucketGateway();
        gateway.versions.put("b", 7L);
        var buckets = new RetainedBuckets(gateway);
        List<Long> told = new ArrayList<>();

        assertThat(buckets.contents("b").orElseThrow().versions()).isEqualTo(7);
        buckets.emptyAndDelete("b", told::add);

        assertThat(told).containsExactly(7L);
        assertThat(buckets.contents("b")).isEmpty();
    }

    @Test
    void approvalFlowsAreFoundByWhatTheyContain() {
        stacks.put(FakeStackGateway.stack(
                "by-output", "CREATE_COMPLETE", new StackOutput("StepFunctionsInputExample", "{}", Optional.empty())));
        stacks.put(FakeStackGateway.stack("by-template", "CREATE_IN_PROGRESS"));
        stacks.templates.put("by-template", StackTemplate.bundled().text());
        stacks.put(FakeStackGateway.stack("other", "CREATE_COMPLETE"));
        stacks.templates.put("other", "Resources: {T: {Type: 'AWS::SNS::Topic'}}");
        stacks.put(FakeStackGateway.stack("shell", "REVIEW_IN_PROGRESS"));

        assertThat(new StackCatalog(stacks).entries())
                .extracting(e -> e.stack().name())
                .containsExactly("by-output", "by-template", "shell");
    }

    private StackProgress followed(StackOperation operation, Consumer<StackProgress> onProgress)
            throws InterruptedException {
        return deployment.follow(operation, () -> true, onProgress).orElseThrow();
    }

    private static DeployRequest request(String name, Type type) {
        var template = new StackTemplate("t.yaml", "Resources: {}", Optional.empty());
        var form = new ParameterForm(Optional.empty(), List.of(), List.of("CAPABILITY_IAM"));
        return new DeployRequest(name, type, template, form, Map.of());
    }

    private static ResourceChange change(String id, String type, Action action, Replacement replacement) {
        return new ResourceChange(
                action, id, Optional.empty(), type, replacement, List.of(), Optional.empty(), Optional.empty());
    }
}
