package dev.countersign.ui.execution;

import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.asl.graph.TextSize;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import dev.countersign.watch.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** State and actions of {@link ExecutionView}. Knows no control; use it on the FX thread. */
public final class ExecutionViewModel {
    private final ExecutionArn arn;
    private final ExecutionDesk desk;
    private final Background background;
    private final InstantSource now;
    private final TextSize text;
    private final Latest readings;
    private final Latest checks;
    private final Latest contents;
    private final ReadOnlyObjectWrapper<Optional<ExecutionShown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Drawing>> drawing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ObjectContent>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> stale = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper knownDead = new ReadOnlyBooleanWrapper();
    private final StringProperty comment = new SimpleStringProperty("");
    private Optional<ApprovalRequest> asked = Optional.empty();
    private Optional<String> contentOf = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();
    private Optional<Drawing> ready = Optional.empty();
    private Snapshot latest;

    /**
     * @param now AWS's clock
     * @param text measures the font that graphs are drawn in
     */
    public ExecutionViewModel(
            ExecutionArn arn, ExecutionDesk desk, Background background, InstantSource now, TextSize text) {
        this.arn = arn;
        this.desk = desk;
        this.background = background;
        this.now = now;
        this.text = text;
        this.readings = background.latest();
        this.checks = background.latest();
        this.contents = background.latest();
        this.latest = Snapshot.nothing(now.instant());
    }

    /** The page is on screen: reads closely, and follows from now on. */
    public void open() {
        close();
        if (ready.isEmpty()) {
            draw();
        }
        subscription = Optional.of(desk.follow(arn, snapshot -> background.onFxThread(() -> take(snapshot))));
    }

    /** The page is no longer on screen. */
    public void close() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }

    /** Reads everything again now, also what failed before. */
    public void refresh() {
        problem.set(null);
        desk.refresh();
        if (ready.isEmpty()) {
            draw();
        }
    }

    /** Answers the approval. The comment is kept until AWS has taken the answer. */
    public void decide(boolean approved) {
        Optional<ApprovalRequest> request = asked;
        if (request.isEmpty() || sending.get()) {
            return;
        }
        String words = comment.get().strip();
        if (Decision.commentLeft(words) < 0) {
            problem.set(tooLong(words));
            return;
        }
        problem.set(null);
        sending.set(true);
        Decision decision = request.get().decision(approved, words).evenIfDead(knownDead.get());
        background.run(() -> desk.decide(decision), this::decided, this::failed);
    }

    /** Stops the execution. */
    public void stop(String cause) {
        problem.set(null);
        background.run(() -> desk.stop(arn, cause), () -> {}, this::failed);
    }

    public ExecutionArn arn() {
        return arn;
    }

    /** AWS's now. */
    public Instant now() {
        return now.instant();
    }

    public ReadOnlyObjectProperty<Optional<ExecutionShown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The graph; it comes once, a moment after the page. */
    public ReadOnlyObjectProperty<Optional<Drawing>> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** The beginning of what is to be approved. */
    public ReadOnlyObjectProperty<Optional<ObjectContent>> contentProperty() {
        return content.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why what is shown is not current; {@code null} while it is. */
    public ReadOnlyObjectProperty<@Nullable Problem> staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** Why this identity must not answer, or why an answer would change nothing; empty when it may. */
    public ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** Whether it is known if this identity may answer. */
    public ReadOnlyBooleanProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /** Whether the user was told that the execution has ended, so that an answer would only free the stage. */
    public ReadOnlyBooleanProperty knownDeadProperty() {
        return knownDead.getReadOnlyProperty();
    }

    /** Whether an answer is on its way to AWS. */
    public ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** What the approver writes. */
    public StringProperty commentProperty() {
        return comment;
    }

    private static Problem tooLong(String words) {
        int length = Decision.LONGEST_COMMENT - Decision.commentLeft(words);
        return Problem.of(
                "The comment has " + length + " characters; CodePipeline takes " + Decision.LONGEST_COMMENT + ".",
                "Shorten it by " + -Decision.commentLeft(words) + " and answer again.");
    }

    private void decided(DecisionResult result) {
        switch (result) {
            case DecisionResult.Sent sent -> {
                sending.set(false);
                comment.set("");
            }
            case DecisionResult.Refused refused -> {
                knownDead.set(refused.reason() == DecisionResult.Reason.EXECUTION_ENDED);
                failed(Problem.of(refused.sentence(), refused.wayOn()));
            }
            case DecisionResult.Failed unsent -> failed(Problem.of(unsent.failure()));
        }
    }

    private void failed(Problem failure) {
        sending.set(false);
        problem.set(failure);
        // The answer may have been given elsewhere meanwhile: what is true now matters more than the failure.
        desk.refresh();
    }

    private void draw() {
        background.run(
                () -> Drawing.of(desk.definitionOf(arn).definition(), text),
                drawn -> {
                    // Shown together with the first colours: a graph without any would be a moment's untruth.
                    ready = Optional.of(drawn);
                    take(latest);
                },
                problem::set);
    }

    private void take(Snapshot snapshot) {
        latest = snapshot;
        stale.set(trouble(snapshot));
        Optional<Drawing> known = ready;
        readings.run(
                () -> ExecutionShown.of(snapshot, arn, known),
                found -> {
                    drawing.set(known);
                    found.ifPresent(this::show);
                },
                problem::set);
    }

    /** What keeps everything from being read. What we are only not allowed to see, the relay says where it belongs. */
    private static @Nullable Problem trouble(Snapshot snapshot) {
        return snapshot.troubles().stream()
                .map(Trouble::failure)
                .filter(failure -> switch (failure.kind()) {
                    case UNREACHABLE, CREDENTIALS_EXPIRED, CREDENTIALS_REJECTED -> true;
                    case ACCESS_DENIED, NOT_FOUND, CONFLICT, INVALID, THROTTLED, NOT_SUPPORTED, READ_ONLY, UNEXPECTED ->
                        false;
                })
                .findFirst()
                .map(Problem::of)
                .orElse(null);
    }

    private void show(ExecutionShown found) {
        found.request().ifPresent(this::check);
        found.request().flatMap(ApprovalRequest::revision).ifPresent(revision -> {
            if (contentOf.filter(revision.versionId()::equals).isEmpty()) {
                contentOf = Optional.of(revision.versionId());
                contents.run(() -> desk.content(revision), read -> content.set(Optional.of(read)), problem::set);
            }
        });
        asked = found.request();
        shown.set(Optional.of(found));
    }

    /** Looks once for each question whether this identity may answer it. */
    private void check(ApprovalRequest request) {
        if (asked.filter(request::isSameAs).isPresent() || !request.approval().isOpen()) {
            return;
        }
        checked.set(false);
        knownDead.set(false);
        checks.run(
                () -> desk.whyNot(request.relay(), request.approval()),
                reason -> {
                    whyNot.set(reason.orElse(""));
                    checked.set(true);
                },
                failure -> {
                    // Not being able to look must not take the decision away: AWS refuses for itself.
                    whyNot.set("");
                    checked.set(true);
                });
    }
}
