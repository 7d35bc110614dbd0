package dev.countersign.ui.stack;

import dev.countersign.domain.stack.BucketContents;
import dev.countersign.stack.RetainedBuckets;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.stack.part.Sizes;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A bucket that outlived its stack: what it holds, and its emptying. Knows no control; use it from the FX thread. */
public final class RetainedBucketViewModel {
    private final Background background;
    private final RetainedBuckets buckets;
    private final String bucket;
    private final ReadOnlyObjectWrapper<@Nullable BucketContents> contents = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("Counting its versions…");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    RetainedBucketViewModel(Background background, RetainedBuckets buckets, String bucket) {
        this.background = background;
        this.buckets = buckets;
        this.bucket = bucket;
    }

    /** Counts what the bucket holds. */
    public void count() {
        problem.set(null);
        background.run(() -> buckets.contents(bucket), this::counted, problem::set);
    }

    private void counted(Optional<BucketContents> found) {
        contents.set(found.orElse(null));
        found.ifPresentOrElse(
                c -> text.set(
                        c.isEmpty()
                                ? "It is empty."
                                : "It holds " + number(c.versions(), "object version") + " ("
                                        + Sizes.of(c.bytes()) + ")"
                                        + (c.deleteMarkers() == 0
                                                ? "."
                                                : " and " + number(c.deleteMarkers(), "delete marker") + ".")),
                this::isGone);
    }

    /** Deletes every version, then the bucket. Cannot be taken back: the screen asks first. */
    public void emptyAndDelete() {
        if (busy.get()) {
            return;
        }
        BucketContents known = contents.get();
        long all = known == null ? 0 : known.entries();
        busy.set(true);
        problem.set(null);
        background.run(
                () -> buckets.emptyAndDelete(
                        bucket,
                        deleted -> background.onFxThread(() -> {
                            progress.set(all == 0 ? 0 : Math.min(1, (double) deleted / all));
                            text.set(deleted + " of " + Math.max(all, deleted) + " deleted…");
                        })),
                () -> {
                    busy.set(false);
                    isGone();
                },
                failure -> {
                    busy.set(false);
                    problem.set(failure);
                });
    }

    private void isGone() {
        gone.set(true);
        text.set("Deleted, with all its versions.");
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    public String bucket() {
        return bucket;
    }

    /** What there is to say about it now. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** From 0 to 1 while it is emptied. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Null until counted, and when it is gone. */
    public ReadOnlyObjectProperty<@Nullable BucketContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
