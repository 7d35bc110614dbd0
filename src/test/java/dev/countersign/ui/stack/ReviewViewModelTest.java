package dev.countersign.ui.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.stack.ChangeSetReview;
import dev.countersign.stack.ExecutionStart;
import dev.countersign.stack.RetainedBuckets;
import dev.countersign.stack.StackCatalog;
import dev.countersign.stack.StackDeployment;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.StackOperation;
import dev.countersign.stack.form.SavedInputs;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.stack.health.HealthChecks;
import dev.countersign.testing.FakeBucketGateway;
import dev.countersign.testing.FakeStackGateway;
import dev.countersign.ui.fx.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String WITH_A_FUNCTION = "Resources: {Worker: {Type: AWS::Lambda::Function}}";

    @TempDir
    Path directory;

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final FakeStackGateway stacks = new FakeStackGateway();
    private final List<String> ways = new ArrayList<>();

    @Test
    void ourOwnTemplateRunsWithoutAQuestion() {
        assertThat(review(StackTemplate.bundled().text(), true, FUNCTION).bringsForeignCode())
                .isFalse();
    }

    @Test
    void anyOtherTemplateWithFunctionsIsAskedAboutEvenIfOnlyACommentDiffers() {
        assertThat(review(WITH_A_FUNCTION, true).bringsForeignCode()).isTrue();
        assertThat(review(StackTemplate.bundled().text() + "# mine\n", true, FUNCTION)
                        .bringsForeignCode())
                .isTrue();
    }

    @Test
    void aFunctionThatOnlyCloudFormationSeesIsAskedAboutToo() {
        assertThat(review("{ not for us: [", true, "AWS::S3::Bucket", FUNCTION).bringsForeignCode())
                .isTrue();
    }

    @Test
    void withoutFunctionsOrInAnAccountNothingRunsOnThisMachine() {
        assertThat(review("Resources: {Documents: {Type: AWS::S3::Bucket}}", true, "AWS::S3::Bucket")
                        .bringsForeignCode())
                .isFalse();
        assertThat(review(WITH_A_FUNCTION, false, FUNCTION).bringsForeignCode()).isFalse();
    }

    @Test
    void aFailureIsShownAndTheReviewStays() {
        ReviewViewModel model = review(WITH_A_FUNCTION, true);
        stacks.failure =
                AwsFailure.of(Kind.UNREACHABLE, "cloudformation:ExecuteChangeSet", "the connection was refused");

        model.execute();
        assertThat(model.busyProperty().get()).isTrue();
        drain();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get().is(Kind.UNREACHABLE)).isTrue();
        assertThat(ways).isEmpty();

        stacks.failure = null;
        model.execute();
        drain();
        assertThat(ways).containsExactly("started");
        assertThat(model.problemProperty().get()).isNull();
    }

    private ReviewViewModel review(String template, boolean inSandbox, String... changedTypes) {
        var feature = new StackFeature(
                new StackCatalog(stacks),
                new StackDeployment(stacks, d -> {}, () -> "t"),
                new RetainedBuckets(new FakeBucketGateway()),
                new ExecutionStart(stacks, null),
                new SavedInputs(directory),
                inSandbox,
                noHealth());
        var changeSet = new ChangeSet(
                "changeSet/flow",
                FakeStackGateway.id("flow"),
                new StackStatus("CREATE_COMPLETE"),
                "AVAILABLE",
                Optional.empty(),
                List.of(changedTypes).stream().map(ReviewViewModelTest::added).toList());
        return new ReviewViewModel(
                new Background(queued::add, queued::add),
                feature,
                new ChangeSetReview(changeSet, ChangeSetRequest.Type.CREATE, List.of()),
                new StackTemplate("t.yaml", template, Optional.empty()),
                Map.of(),
                new Ways());
    }

    private static ResourceChange added(String type) {
        return new ResourceChange(
                ResourceChange.Action.ADD,
                "One",
                Optional.empty(),
                type,
                ResourceChange.Replacement.NO,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private final class Ways implements ReviewViewModel.Next {
        @Override
        public void started(StackOperation operation, int expectedResources) {
            ways.add("started");
        }

        @Override
        public void discarded() {
            ways.add("discarded");
        }
    }

    private void drain() {
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
    }

    private static HealthChecks noHealth() {
        return new HealthChecks(
                (stack, today) -> {
                    throw new AssertionError("nobody asks for a stack's health here");
                },
                java.time.InstantSource.fixed(java.time.Instant.EPOCH));
    }
}
