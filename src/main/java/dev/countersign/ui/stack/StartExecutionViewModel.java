package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.stack.ExecutionStart;
import dev.countersign.stack.JsonText;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The start of an execution: which state machine, which input, which name. Knows no control; use it from the FX thread. */
public final class StartExecutionViewModel {
    private final Background background;
    private final ExecutionStart starter;
    private final StackDetail stack;
    private final Consumer<ExecutionArn> onStarted;
    private final ObservableList<StateMachineArn> stateMachines = FXCollections.observableArrayList();
    // One wrapper for all: listeners hang on it weakly, a new one for each caller would be collected with them.
    private final ObservableList<StateMachineArn> readOnlyStateMachines =
            FXCollections.unmodifiableObservableList(stateMachines);
    private final ObjectProperty<@Nullable StateMachineArn> stateMachine = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty input = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<JsonText.@Nullable Problem> inputProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** @param onStarted leads to the execution's page */
    StartExecutionViewModel(
            Background background, ExecutionStart starter, StackDetail stack, Consumer<ExecutionArn> onStarted) {
        this.background = background;
        this.starter = starter;
        this.stack = stack;
        this.onStarted = onStarted;
        input.set(ExecutionStart.exampleInput(stack));
        input.subscribe(
                text -> inputProblem.set(ExecutionStart.inputProblem(text).orElse(null)));
        name.subscribe(
                text -> nameProblem.set(ExecutionStart.nameProblem(text.strip()).orElse("")));
    }

    /** Reads the stack's state machines. */
    public void load() {
        problem.set(null);
        background.run(() -> starter.stateMachines(stack), this::found, problem::set);
    }

    private void found(List<StateMachineArn> found) {
        stateMachines.setAll(found);
        stateMachine.set(found.isEmpty() ? null : found.getFirst());
        if (found.isEmpty()) {
            problem.set(Problem.of(
                    "This stack has no state machine.", "Choose a stack that contains one, or look at its resources."));
        }
    }

    /** Puts the stack's example back in place of what was typed. */
    public void restoreExample() {
        input.set(ExecutionStart.exampleInput(stack));
    }

    /** Does again what failed: reads the state machines while none is known, else starts. */
    public void tryAgain() {
        if (stateMachines.isEmpty()) {
            load();
        } else {
            start();
        }
    }

    /** Starts if name and input are fine; a failure keeps both. */
    public void start() {
        StateMachineArn machine = stateMachine.get();
        if (machine == null || busy.get() || !isFine()) {
            return;
        }
        String wantedName = name.get().strip();
        String wantedInput = input.get();
        busy.set(true);
        problem.set(null);
        background.run(
                () -> starter.start(machine, wantedName, wantedInput),
                started -> {
                    busy.set(false);
                    onStarted.accept(started);
                },
                failure -> {
                    busy.set(false);
                    problem.set(failure);
                });
    }

    private boolean isFine() {
        return Optional.ofNullable(inputProblem.get()).isEmpty()
                && nameProblem.get().isEmpty();
    }

    public StackDetail stack() {
        return stack;
    }

    public ObservableList<StateMachineArn> stateMachines() {
        return readOnlyStateMachines;
    }

    public ObjectProperty<@Nullable StateMachineArn> stateMachineProperty() {
        return stateMachine;
    }

    /** Empty = AWS chooses. */
    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty inputProperty() {
        return input;
    }

    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** What is wrong with the input and where; null = nothing. */
    public ReadOnlyObjectProperty<JsonText.@Nullable Problem> inputProblemProperty() {
        return inputProblem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
