package dev.countersign.ui.inbox;

import dev.countersign.approval.ApprovalDesk;
import dev.countersign.approval.Inbox;
import dev.countersign.approval.InboxItem;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.known.Mark;
import dev.countersign.doctor.known.Marks;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.relay.Relay;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Rows;
import dev.countersign.watch.Attention;
import dev.countersign.watch.Run;
import dev.countersign.watch.Snapshot;
import dev.countersign.watch.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of what waits, and which of it is chosen. Knows no control; use it from the FX thread. */
public final class InboxViewModel {
    private final ApprovalDesk desk;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<ExecutionArn> openExecution;
    private final AnswerViewModel answer;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<InboxItem> items = FXCollections.observableArrayList();
    private final ObservableList<Run> apart = FXCollections.observableArrayList();
    private final ObservableList<InboxItem> itemsShown = FXCollections.unmodifiableObservableList(items);
    private final ObservableList<Run> apartShown = FXCollections.unmodifiableObservableList(apart);
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Optional<InboxItem>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean chosenByHand;
    private Inbox inbox = new Inbox(List.of(), List.of());
    private Optional<Consumer<Subject>> doctor = Optional.empty();
    private Optional<Consumer<ObjectVersion>> aboutVersion = Optional.empty();
    private Optional<KnownCases> known = Optional.empty();
    private final ReadOnlyIntegerWrapper examined = new ReadOnlyIntegerWrapper();
    private Optional<Subscription> subscription = Optional.empty();

    /**
     * @param clock AWS's clock
     * @param openExecution goes to the page of an execution
     */
    public InboxViewModel(
            ApprovalDesk desk, Background background, InstantSource clock, Consumer<ExecutionArn> openExecution) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.openExecution = openExecution;
        this.answer = new AnswerViewModel(desk, background);
        this.snapshot = new ReadOnlyObjectWrapper<>(Snapshot.nothing(clock.instant()));
        filter.subscribe(this::fill);
    }

    /**
     * Has rows say what is wrong with their approval or execution, and lets one ask.
     *
     * @param lately what the doctor has found
     * @param askAbout asks about the object version that carries a token
     */
    public void offerDoctor(KnownCases lately, Consumer<Subject> ask, Consumer<ObjectVersion> askAbout) {
        doctor = Optional.of(ask);
        aboutVersion = Optional.of(askAbout);
        known = Optional.of(lately);
        lately.listen(news -> background.onFxThread(() -> examined.set(examined.get() + 1)));
    }

    /** Goes to what the doctor says about an execution. */
    void askDoctor(ExecutionArn arn) {
        doctor.ifPresent(way -> way.accept(new Subject.OfExecution(arn)));
    }

    /** Goes to what the doctor says about the execution of an approval; where none is known, about the approval. */
    void askDoctor(InboxItem item) {
        item.run()
                .ifPresentOrElse(
                        run -> askDoctor(run.execution().arn()),
                        () -> doctor.ifPresent(way -> way.accept(new Subject.OfApproval(
                                item.approval().address(),
                                Optional.of(item.approval().pipelineExecutionId())))));
    }

    /** Asks about the object version that carries a token; absent when nobody can be asked. */
    Optional<Consumer<ObjectVersion>> aboutVersion() {
        return aboutVersion;
    }

    boolean hasDoctor() {
        return doctor.isPresent();
    }

    /** What is wrong with an execution that waits apart, as far as that is known without asking AWS. */
    Optional<Mark> mark(Run run) {
        return known.flatMap(
                lately -> Marks.of(run.relay(), lately.about(run.execution().arn())));
    }

    /** What is wrong with an approval, as far as that is known without asking AWS. */
    Optional<Mark> mark(InboxItem item) {
        return known.flatMap(lately -> Marks.of(
                item.approval(),
                item.relay(),
                item.run().flatMap(run -> lately.about(run.execution().arn())),
                lately.zombie(item.approval().address(), item.approval().pipelineExecutionId())));
    }

    /** Changes whenever the doctor has found something. */
    ReadOnlyIntegerProperty examinedProperty() {
        return examined.getReadOnlyProperty();
    }

    /** The page is on screen: follows from now on. */
    public void open() {
        close();
        desk.watcher().attend(Attention.LISTS);
        subscription = Optional.of(desk.watcher().subscribe(next -> background.onFxThread(() -> take(next))));
    }

    /** The page is no longer on screen. */
    public void close() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }

    public void refresh() {
        desk.watcher().refresh();
    }

    /** Shows an item and what is asked with it. Until a person has chosen one, the oldest is shown. */
    public void choose(InboxItem item) {
        chosenByHand |=
                chosen.get().filter(before -> !before.id().equals(item.id())).isPresent();
        show(item);
    }

    private void show(InboxItem item) {
        chosen.set(Optional.of(item));
        answer.show(item);
    }

    /** Goes to the execution that waits for the chosen approval. */
    public void openExecution() {
        chosen.get().flatMap(InboxItem::run).ifPresent(run -> openExecution(run));
    }

    public void openExecution(Run run) {
        openExecution.accept(run.execution().arn());
    }

    private void take(Snapshot next) {
        snapshot.set(next);
        inbox = Inbox.of(next);
        fill();
        answer.take(next);
    }

    private void fill() {
        String words = filter.get().strip();
        Rows.update(
                items,
                inbox.approvals().stream().filter(item -> item.matches(words)).toList(),
                InboxItem::id);
        Rows.update(
                apart,
                inbox.apart().stream()
                        .filter(run -> run.execution().arn().value().contains(words))
                        .toList(),
                run -> run.execution().arn());
        keepChosen();
    }

    /** An answered item leaves the list but stays in view until another one is chosen: its receipt is worth seeing. */
    private void keepChosen() {
        Optional<InboxItem> before = chosen.get();
        Optional<InboxItem> now = before.flatMap(item -> inbox.approvals().stream()
                .filter(candidate -> candidate.id().equals(item.id()))
                .findFirst());
        boolean free = before.isEmpty() || answer.isIdle() && (now.isEmpty() || !chosenByHand);
        if (free && !items.isEmpty()) {
            show(items.getFirst());
        } else if (now.isPresent()) {
            show(now.get());
        } else if (free) {
            chosen.set(Optional.empty());
        }
    }

    /** The relay of the chosen approval as it stands now, also after the approval has left the list. */
    public Optional<Relay> relayShown() {
        return chosen.get()
                .flatMap(InboxItem::relay)
                .flatMap(known -> snapshot.get()
                        .run(known.execution())
                        .flatMap(run -> run.relays().stream()
                                .filter(relay -> relay.taskId() == known.taskId())
                                .findFirst()));
    }

    public AnswerViewModel answer() {
        return answer;
    }

    /** By AWS's clock. */
    public Instant now() {
        return clock.instant();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** The open approvals that the filter lets through, oldest first. */
    public ObservableList<InboxItem> items() {
        return itemsShown;
    }

    /** Executions that wait while no open approval leads to them. */
    public ObservableList<Run> apart() {
        return apartShown;
    }

    public ReadOnlyObjectProperty<Optional<InboxItem>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** All that is known: whether it is loaded, stale, and as of when. */
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }
}
