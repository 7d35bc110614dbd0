package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.stack.DeletionPlan;
import dev.countersign.stack.RetainedResource;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.StackOperation;
import dev.countersign.stack.StackProgress;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.stack.health.HealthViewModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One stack: what it is, what CloudFormation does to it just now, and what remains of it after a deletion. Knows no control;
 * use it from the FX thread.
 */
public final class StackDetailViewModel {
    /** Progress that cannot be told in parts. */
    public static final double UNKNOWN = -1;

    private final Background background;
    private final Latest requests;
    private final StackFeature feature;
    private final StackId stack;
    private final HealthViewModel health;
    private final ReadOnlyObjectWrapper<@Nullable StackDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<StackStatus> status = new ReadOnlyObjectWrapper<>(new StackStatus(""));
    private final ObservableList<StackEvent> events = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<StackEvent> readOnlyEvents = FXCollections.unmodifiableObservableList(events);
    private final ObservableList<RetainedBucketViewModel> buckets = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<RetainedBucketViewModel> readOnlyBuckets =
            FXCollections.unmodifiableObservableList(buckets);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable StackOperation operation;
    private int expectedResources;
    private volatile boolean wanted = true;

    StackDetailViewModel(Background background, StackFeature feature, StackId stack) {
        this.background = background;
        this.requests = background.latest();
        this.feature = feature;
        this.stack = stack;
        this.health = new HealthViewModel(background, () -> feature.health().stack(stack));
    }

    /** What about the stack will lose requests. */
    public HealthViewModel health() {
        return health;
    }

    /** Opens a stack as it is; if something is going on, it is followed. */
    public void load() {
        problem.set(null);
        requests.run(
                () -> feature.deployment().find(stack.arn()),
                found -> found.ifPresentOrElse(this::opened, () -> status.set(StackStatus.DELETE_COMPLETE)),
                problem::set);
    }

    private void opened(StackDetail found) {
        show(found);
        follow(feature.deployment().join(found), 0);
    }

    /** Follows an operation that has just been started. */
    void follow(StackOperation started, int expected) {
        operation = started;
        expectedResources = expected;
        events.clear();
        failure.set("");
        progress.set(UNKNOWN);
        resume();
    }

    /** Takes up the following again, after a failure in between. */
    public void resume() {
        StackOperation present = operation;
        if (present == null) {
            load();
            return;
        }
        problem.set(null);
        running.set(true);
        requests.run(
                () -> feature.deployment()
                        .follow(
                                present,
                                () -> wanted && operation == present,
                                p -> background.onFxThread(() -> apply(p))),
                last -> last.ifPresent(this::ended),
                this::failed);
    }

    private void apply(StackProgress look) {
        status.set(look.status());
        events.addAll(0, look.newEvents().reversed());
        failure.set(look.failure().orElse(""));
        if (expectedResources > 0) {
            progress.set(Math.min(1, (double) look.settledResources() / expectedResources));
        }
    }

    private void ended(StackProgress last) {
        running.set(false);
        last.retained().stream().filter(RetainedResource::isBucket).forEach(bucket -> offer(bucket.physicalId()));
        if (!last.status().isDeleted()) {
            requests.run(
                    () -> feature.deployment().find(stack.arn()), found -> found.ifPresent(this::show), problem::set);
        }
    }

    private void offer(String bucket) {
        var model = new RetainedBucketViewModel(background, feature.buckets(), bucket);
        buckets.add(model);
        model.count();
    }

    private void show(StackDetail found) {
        detail.set(found);
        status.set(found.summary().status());
    }

    private void failed(Problem met) {
        running.set(false);
        problem.set(met);
    }

    /** Asks what a deletion would do, for the question before it. */
    public void planDeletion(Consumer<DeletionPlan> onPlan) {
        problem.set(null);
        background.run(() -> feature.deployment().planDeletion(stack), onPlan, problem::set);
    }

    /** Deletes the stack and follows that. */
    public void delete(DeletionPlan plan) {
        problem.set(null);
        background.run(
                () -> feature.deployment().delete(stack),
                started ->
                        follow(started, plan.deleted().size() + plan.retained().size()),
                problem::set);
    }

    /** Nobody looks at it any more. */
    public void close() {
        wanted = false;
        requests.forget();
        health.close();
    }

    public StackId stack() {
        return stack;
    }

    /** Whether the stack is gone. */
    public boolean isDeleted() {
        return status.get().isDeleted();
    }

    /** What is being done, if something is. */
    public Optional<StackOperation.Kind> doing() {
        return Optional.ofNullable(operation).map(StackOperation::kind);
    }

    /** Null until read. */
    public ReadOnlyObjectProperty<@Nullable StackDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StackStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Newest first. */
    public ObservableList<StackEvent> events() {
        return readOnlyEvents;
    }

    /** The buckets that a deletion left behind. */
    public ObservableList<RetainedBucketViewModel> buckets() {
        return readOnlyBuckets;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** From 0 to 1, or {@link #UNKNOWN}. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why the operation failed, in plain words; empty = it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
