package dev.countersign.ui.inbox;

import dev.countersign.approval.ApprovalDesk;
import dev.countersign.approval.Decision;
import dev.countersign.approval.DecisionResult;
import dev.countersign.approval.DecisionResult.Failed;
import dev.countersign.approval.DecisionResult.Refused;
import dev.countersign.approval.DecisionResult.Sent;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Receipt;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.relay.Relay;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import dev.countersign.watch.Snapshot;
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

/** What is asked with the chosen approval, the answer to it, and the receipt. Knows no control; use it from the FX thread. */
public final class AnswerViewModel {
    private final ApprovalDesk desk;
    private final Background background;
    private final Latest checks;
    private final Latest contents;
    private final StringProperty comment = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<ObjectContent>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Receipt>> receipt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<InboxItem> item = Optional.empty();
    private Optional<Sent> sent = Optional.empty();

    AnswerViewModel(ApprovalDesk desk, Background background) {
        this.desk = desk;
        this.background = background;
        this.checks = background.latest();
        this.contents = background.latest();
    }

    /** Shows an item; the same one again only takes over what is new about it. */
    void show(InboxItem next) {
        boolean same = item.filter(before -> before.id().equals(next.id())).isPresent();
        Optional<ObjectVersion> before = item.flatMap(InboxItem::relay).flatMap(Relay::object);
        item = Optional.of(next);
        warning.set(next.relay().flatMap(ApprovalDesk::whyPointless).orElse(""));
        if (!same) {
            comment.set("");
            problem.set(null);
            sent = Optional.empty();
            receipt.set(Optional.empty());
            check(next);
        }
        Optional<ObjectVersion> object = next.relay().flatMap(Relay::object);
        if (!same || !object.equals(before)) {
            readContent(object);
        }
    }

    private void check(InboxItem next) {
        checked.set(false);
        whyNot.set("");
        checks.run(
                () -> desk.whyNotAllowed(next.approval().address()),
                reason -> {
                    whyNot.set(reason.orElse(""));
                    checked.set(true);
                },
                // Not being able to ask must not take the decision away: AWS refuses for itself.
                failure -> checked.set(true));
    }

    private void readContent(Optional<ObjectVersion> object) {
        content.set(Optional.empty());
        contents.forget();
        object.ifPresent(version -> contents.run(
                () -> desk.content(version),
                read -> content.set(Optional.of(read)),
                // The content is a help; without it there are still message and link.
                failure -> content.set(Optional.empty())));
    }

    /** What must be put right before an answer can be sent; empty when nothing has to be. */
    public Optional<String> inputProblem() {
        int left = Decision.commentLeft(comment.get());
        return left >= 0 ? Optional.empty() : Optional.of("The comment is " + -left + " characters too long.");
    }

    /** Sends an answer. The comment is kept until AWS has taken it. */
    public void decide(boolean approved) {
        if (item.isEmpty() || sending.get()) {
            return;
        }
        InboxItem asked = item.get();
        Decision decision = (approved ? Decision.approve(asked, comment.get()) : Decision.reject(asked, comment.get()))
                .evenIfDead(!warning.get().isEmpty());
        problem.set(null);
        sending.set(true);
        background.run(() -> desk.decide(decision), result -> decided(asked, result), failure -> {
            sending.set(false);
            problem.set(failure);
        });
    }

    private void decided(InboxItem asked, DecisionResult result) {
        sending.set(false);
        switch (result) {
            case Sent done -> {
                sent = Optional.of(done);
                comment.set("");
                receipt.set(Optional.of(Receipt.of(done, asked.relay())));
            }
            case Refused refused -> problem.set(Problem.of(refused.sentence(), refused.wayOn()));
            case Failed failed -> problem.set(Problem.of(failed.failure()));
        }
    }

    /** Follows the answer on its way. */
    void take(Snapshot snapshot) {
        sent.ifPresent(done -> {
            Optional<Relay> relay = done.decision()
                    .execution()
                    .flatMap(snapshot::run)
                    .flatMap(run -> run.relays().stream()
                            .filter(candidate -> candidate
                                    .pipelineExecution()
                                    .filter(execution -> execution
                                            .id()
                                            .equals(done.decision().pipelineExecutionId()))
                                    .isPresent())
                            .findFirst());
            receipt.set(Optional.of(Receipt.of(done, relay)));
        });
    }

    /** Whether nothing here is worth keeping once the item is gone from the list. */
    boolean isIdle() {
        return !sending.get()
                && sent.isEmpty()
                && problem.get() == null
                && comment.get().isBlank();
    }

    public StringProperty commentProperty() {
        return comment;
    }

    /** Whether an answer is on its way to AWS. */
    public ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** Whether it is known if this identity may answer. */
    public ReadOnlyBooleanProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /** Why this identity must not answer; empty when it may. */
    public ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** Why an answer would not reach any execution; empty when it does, or when none waits. */
    public ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The beginning of the object that is to be approved, once it was read. */
    public ReadOnlyObjectProperty<Optional<ObjectContent>> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** How far the answer has come; empty before there is one. */
    public ReadOnlyObjectProperty<Optional<Receipt>> receiptProperty() {
        return receipt.getReadOnlyProperty();
    }
}
