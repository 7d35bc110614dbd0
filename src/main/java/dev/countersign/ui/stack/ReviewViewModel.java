package dev.countersign.ui.stack;

import dev.countersign.stack.ChangeSetReview;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.StackOperation;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.stack.form.TemplateOutline;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.stack.health.HealthViewModel;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A change set before its execution. Knows no control; use it from the FX thread. */
public final class ReviewViewModel {
    private static final String FUNCTION = "AWS::Lambda::Function";

    /** Where the review leads to. */
    interface Next {
        void started(StackOperation operation, int expectedResources);

        void discarded();
    }

    private final Background background;
    private final StackFeature feature;
    private final ChangeSetReview review;
    private final StackTemplate template;
    private final Next next;
    private final HealthViewModel health;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** @param parameters the entered values, by key */
    ReviewViewModel(
            Background background,
            StackFeature feature,
            ChangeSetReview review,
            StackTemplate template,
            Map<String, String> parameters,
            Next next) {
        this.background = background;
        this.feature = feature;
        this.review = review;
        this.template = template;
        this.next = next;
        this.health = new HealthViewModel(
                background, () -> feature.health().template(review.stack(), template.text(), parameters));
    }

    /** What would lose requests, told by the template and the entered values. */
    public HealthViewModel health() {
        return health;
    }

    public ChangeSetReview review() {
        return review;
    }

    /** Whether this will run functions on this machine whose code did not come with this program. */
    public boolean bringsForeignCode() {
        return feature.inSandbox() && !template.isBundled() && (declaresFunctions() || changesFunctions());
    }

    private boolean declaresFunctions() {
        return TemplateOutline.of(template.text()).resources().stream()
                .anyMatch(declared -> declared.type().equals(FUNCTION));
    }

    /** CloudFormation may read a template whose outline we cannot. */
    private boolean changesFunctions() {
        return review.changeSet().changes().stream()
                .anyMatch(change -> change.resourceType().equals(FUNCTION));
    }

    /** Lets CloudFormation do what is shown. */
    public void execute() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        background.run(
                () -> feature.deployment().execute(review),
                operation -> {
                    busy.set(false);
                    next.started(operation, review.changeSet().changes().size());
                },
                this::failed);
    }

    /** Goes back to the form; neither a change set nor an empty stack is left behind. */
    public void discard() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.run(
                () -> feature.deployment().discard(review),
                () -> {
                    busy.set(false);
                    next.discarded();
                },
                this::failed);
    }

    private void failed(Problem failure) {
        busy.set(false);
        problem.set(failure);
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
