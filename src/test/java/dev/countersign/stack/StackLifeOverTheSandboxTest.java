package dev.countersign.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.domain.stack.ChangeSetRequest.Type;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.stack.ChangeSetReview.Section;
import dev.countersign.stack.form.ControlKind;
import dev.countersign.stack.form.FormField;
import dev.countersign.stack.form.FormGroup;
import dev.countersign.stack.form.ParameterForm;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.testing.SandboxSessions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The life of our own stack, through the ports, the SDK and the sandbox's CloudFormation. */
class StackLifeOverTheSandboxTest {
    private static final String NAME = "release-approval";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withWall(InstantSource.system()));

    @TempDir
    Path directory;

    private Gateways gateways;
    private StackFeature feature;
    private ParameterForm form;

    @BeforeEach
    void connect() {
        gateways = SandboxSessions.gateways(sandbox);
        feature = StackFeature.of(
                gateways, Thread::sleep, () -> UUID.randomUUID().toString(), new SavedInputs(directory), true);
        form = feature.deployment().form(StackTemplate.bundled());
    }

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void theFormOfOurTemplateHasItsGroupsLabelsAndControls() {
        assertThat(form.groups()).extracting(FormGroup::title).startsWith("Document to approve", "Approval request");
        assertThat(control("EmailForNotification")).isEqualTo(ControlKind.EMAIL);
        assertThat(control("CodePipelineConfirmationUrl")).isEqualTo(ControlKind.URL);
        assertThat(control("CodePipelineConfirmationCustomData")).isEqualTo(ControlKind.MULTILINE);
        assertThat(control("EventRuleForCodePipelineResultState")).isEqualTo(ControlKind.CHOICE);
        assertThat(form.capabilities()).containsExactly("CAPABILITY_IAM");
        assertThat(form.problems(form.initialValues(Map.of()))).isEmpty();
    }

    @Test
    void itIsPreviewedCreatedFoundUpdatedAndDeletedWithItsBucket() throws InterruptedException {
        var ready = (Preparation.Ready) feature.deployment().prepare(request(Type.CREATE, Map.of()));
        assertThat(ready.review().changes(Section.PERMISSIONS)).isNotEmpty();
        assertThat(gateways.stacks().stacks()).hasSize(1);

        List<StackEvent> events = new ArrayList<>();
        StackOperation creation = feature.deployment().execute(ready.review());
        StackProgress created = follow(creation, events);

        assertThat(created.failure()).isEmpty();
        assertThat(created.isSuccess()).isTrue();
        assertThat(events).extracting(StackEvent::id).doesNotHaveDuplicates();
        StackDetail stack = gateways.stacks().find(NAME).orElseThrow();
        assertThat(ExecutionStart.inputProblem(ExecutionStart.exampleInput(stack)))
                .isEmpty();
        assertThat(feature.executions().stateMachines(stack)).hasSize(1);
        assertThat(feature.catalog().entries())
                .extracting(e -> e.stack().name())
                .containsExactly(NAME);

        assertThat(feature.deployment().prepare(request(Type.CREATE, Map.of())))
                .isInstanceOf(Preparation.NameTaken.class);
        assertThat(feature.deployment().prepare(request(Type.UPDATE, Map.of())))
                .isInstanceOf(Preparation.NothingToChange.class);
        var update = (Preparation.Ready) feature.deployment()
                .prepare(request(Type.UPDATE, Map.of("EventRuleForCodePipelineResultState", "DISABLED")));
        assertThat(update.review().changeSet().changes())
                .anySatisfy(c -> assertThat(c.resourceType()).isEqualTo("AWS::Events::Rule"));
        assertThat(follow(feature.deployment().execute(update.review()), new ArrayList<>())
                        .isSuccess())
                .isTrue();

        DeletionPlan plan = feature.deployment().planDeletion(stack.summary().id());
        assertThat(plan.retained()).hasSize(1);
        StackProgress deleted =
                follow(feature.deployment().delete(stack.summary().id()), new ArrayList<>());
        assertThat(deleted.isSuccess()).isTrue();
        assertThat(deleted.retained()).containsExactlyElementsOf(plan.retained());
        String bucket = deleted.retained().getFirst().physicalId();
        feature.buckets().emptyAndDelete(bucket, n -> {});
        assertThat(feature.buckets().contents(bucket)).isEmpty();
        assertThat(feature.catalog().entries()).isEmpty();
    }

    @Test
    void aReviewThatIsNotExecutedLeavesNothingBehind() throws InterruptedException {
        var ready = (Preparation.Ready) feature.deployment().prepare(request(Type.CREATE, Map.of()));
        assertThat(feature.catalog().entries())
                .extracting(StackCatalog.Entry::isUnfinished)
                .containsExactly(true);

        feature.deployment().discard(ready.review());

        assertThat(gateways.stacks().stacks()).isEmpty();
    }

    @Test
    void aFailedCreationNamesItsFirstCause() throws InterruptedException {
        sandbox.client(S3Client.builder()).createBucket(r -> r.bucket("taken-already"));
        var template = new StackTemplate(
                "one.yaml",
                "Resources: {Documents: {Type: 'AWS::S3::Bucket', Properties: {BucketName: taken-already}}}",
                Optional.empty());
        ParameterForm empty = feature.deployment().form(template);
        var request = new DeployRequest("doomed", Type.CREATE, template, empty, Map.of());
        var ready = (Preparation.Ready) feature.deployment().prepare(request);

        StackProgress end = follow(feature.deployment().execute(ready.review()), new ArrayList<>());

        assertThat(end.isOver()).isTrue();
        assertThat(end.isSuccess()).isFalse();
        assertThat(end.status().isFailure()).isTrue();
        assertThat(end.failure())
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("Documents (AWS::S3::Bucket) could not be created: "));
    }

    private StackProgress follow(StackOperation operation, List<StackEvent> events) throws InterruptedException {
        return feature.deployment()
                .follow(operation, () -> true, p -> events.addAll(p.newEvents()))
                .orElseThrow();
    }

    private DeployRequest request(Type type, Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(form.initialValues(Map.of()));
        values.putAll(changed);
        return new DeployRequest(NAME, type, StackTemplate.bundled(), form, values);
    }

    private ControlKind control(String key) {
        return form.fields().stream()
                .filter(f -> f.key().equals(key))
                .map(FormField::control)
                .findFirst()
                .orElseThrow();
    }
}
