package dev.countersign.ui.stack.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.TemplateParameter;
import dev.countersign.domain.stack.TemplateSummary;
import dev.countersign.stack.ExecutionStart;
import dev.countersign.stack.Preparation;
import dev.countersign.stack.RetainedBuckets;
import dev.countersign.stack.StackCatalog;
import dev.countersign.stack.StackDeployment;
import dev.countersign.stack.StackFeature;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFormViewModelTest {
    @TempDir
    Path directory;

    private final Queue<Runnable> queued = new ArrayDeque<>();
    private final FakeStackGateway stacks = new FakeStackGateway();
    private final List<Object> ways = new ArrayList<>();
    private final StackTemplate template = new StackTemplate("t.yaml", "Resources: {}", Optional.empty());
    private StackFormViewModel model;

    @BeforeEach
    void load() {
        stacks.summary = new TemplateSummary(
                Optional.empty(),
                List.of(
                        new TemplateParameter("Owner", "String", Optional.empty(), Optional.empty(), List.of(), false),
                        new TemplateParameter("Secret", "String", Optional.of("x"), Optional.empty(), List.of(), true)),
                List.of("CAPABILITY_IAM"),
                Optional.empty(),
                List.of(),
                Optional.empty());
        model = form(Optional.empty());
    }

    @Test
    void nothingIsWrongBeforeAFieldWasLeft() {
        assertThat(entry("Owner").problem().get()).isEmpty();

        model.left(entry("Owner").field());
        assertThat(entry("Owner").problem().get()).isEqualTo("Enter a value for Owner.");

        entry("Owner").value().set("me");
        assertThat(entry("Owner").problem().get()).isEmpty();
    }

    @Test
    void aPreviewLeadsToTheReviewAndRemembersTheInput() {
        entry("Owner").value().set("me");

        model.preview();
        assertThat(model.preparingProperty().get()).isTrue();
        drain();

        assertThat(ways).hasSize(1).first().isInstanceOf(Preparation.Ready.class);
        assertThat(stacks.requests.getFirst().parameters()).containsEntry("Owner", "me");
        assertThat(entryOf(form(Optional.empty()), "Owner").value().get()).isEqualTo("me");
        assertThat(entryOf(form(Optional.empty()), "Secret").value().get()).isEqualTo("x");
    }

    @Test
    void aNameThatIsTakenIsSaidAndOffersAnUpdateWithWhatWasTyped() {
        stacks.put(FakeStackGateway.stack("approval-flow", "CREATE_COMPLETE"));
        entry("Owner").value().set("me");
        model.preview();
        drain();

        assertThat(model.nameProblemProperty().get()).contains("exists already");
        model.updateInstead();
        assertThat(ways).containsExactly(Map.of("Owner", "me", "Secret", "x"));

        model.stackNameProperty().set("another");
        assertThat(model.nameProblemProperty().get()).isEmpty();
    }

    @Test
    void aRefusalOfCloudFormationIsSaidInItsWords() {
        stacks.changeSetStatus = "FAILED";
        stacks.changeSetReason = Optional.of("Owner is not allowed.");
        entry("Owner").value().set("me");
        model.preview();
        drain();

        assertThat(model.problemProperty().get().sentence()).isEqualTo("CloudFormation refused: Owner is not allowed.");
        assertThat(entry("Owner").value().get()).isEqualTo("me");
    }

    @Test
    void aFailureEndsTheWaitingAndKeepsTheInput() {
        entry("Owner").value().set("me");
        stacks.failure = AwsFailure.of(Kind.UNREACHABLE, "cloudformation:DescribeStacks", "the connection was refused");
        model.preview();
        drain();

        assertThat(model.preparingProperty().get()).isFalse();
        assertThat(model.problemProperty().get().is(Kind.UNREACHABLE)).isTrue();
        assertThat(entry("Owner").value().get()).isEqualTo("me");
    }

    @Test
    void leavingForgetsAPreviewThatIsStillBeingMade() {
        entry("Owner").value().set("me");
        model.preview();
        model.cancel();
        drain();

        assertThat(ways).containsExactly("left");
        assertThat(stacks.stacks).isEmpty();
        assertThat(stacks.calls).contains("deleteChangeSet");
    }

    @Test
    void anUpdateStartsFromTheStacksOwnValuesAndKeepsItsSecrets() {
        StackDetail plain = FakeStackGateway.stack("flow", "CREATE_COMPLETE");
        var existing =
                new StackDetail(plain.summary(), Map.of("Owner", "she", "Secret", "****"), List.of(), List.of(), false);
        stacks.put(existing);
        StackFormViewModel update = form(Optional.of(existing));

        update.preview();
        drain();

        assertThat(stacks.requests.getFirst().parameters()).containsExactly(Map.entry("Owner", "she"));
        assertThat(stacks.requests.getFirst().kept()).containsExactly("Secret");
    }

    private StackFormViewModel form(Optional<StackDetail> existing) {
        var feature = new StackFeature(
                new StackCatalog(stacks),
                new StackDeployment(stacks, d -> {}, () -> "t"),
                new RetainedBuckets(new FakeBucketGateway()),
                new ExecutionStart(stacks, null),
                new SavedInputs(directory),
                false,
                noHealth());
        var made = new StackFormViewModel(
                new Background(queued::add, queued::add), feature, template, existing, Map.of(), new Ways());
        made.load();
        drain();
        return made;
    }

    private final class Ways implements StackFormViewModel.Next {
        @Override
        public void review(Preparation.Ready ready, StackFormViewModel form) {
            ways.add(ready);
        }

        @Override
        public void updateInstead(StackDetail existing, StackTemplate same, Map<String, String> typed) {
            ways.add(typed);
        }

        @Override
        public void leave() {
            ways.add("left");
        }
    }

    private StackFormViewModel.Entry entry(String key) {
        return entryOf(model, key);
    }

    private static StackFormViewModel.Entry entryOf(StackFormViewModel form, String key) {
        return form.formProperty().get().fields().stream()
                .filter(f -> f.key().equals(key))
                .map(form::entry)
                .findFirst()
                .orElseThrow();
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
