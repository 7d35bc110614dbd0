package dev.countersign.ui.sandbox;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.sandbox.FaultDesk.Fault;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State and actions of "Break it". Knows no control; use it on the FX thread. */
public final class FaultsViewModel {
    private final FaultDesk desk;
    private final Background background;
    private final Consumer<ExecutionArn> open;
    private final Consumer<ExecutionArn> examine;
    private final ObservableList<Fault> faults;
    private Optional<Consumer<ExecutionArn>> guide = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Fault>> underWay = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Standing>> standing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /**
     * A fault that stands.
     *
     * @param execution suffers from it
     */
    record Standing(Fault fault, ExecutionArn execution) {}

    /**
     * @param open goes to the page of an execution
     * @param examine asks the doctor about an execution
     */
    public FaultsViewModel(
            FaultDesk desk, Background background, Consumer<ExecutionArn> open, Consumer<ExecutionArn> examine) {
        this.desk = desk;
        this.background = background;
        this.open = open;
        this.examine = examine;
        this.faults = FXCollections.observableArrayList(desk.faults());
    }

    /** Lets a presenter be led from the fault to its end, page by page. To be called before there is a view. */
    public void offerGuide(Consumer<ExecutionArn> begin) {
        guide = Optional.of(begin);
    }

    boolean hasGuide() {
        return guide.isPresent();
    }

    void present() {
        guide.ifPresent(begin -> standing.get().map(Standing::execution).ifPresent(begin));
    }

    /** Brings a fault about; one at a time. */
    void bring(Fault fault) {
        if (underWay.get().isPresent()) {
            return;
        }
        problem.set(null);
        standing.set(Optional.empty());
        underWay.set(Optional.of(fault));
        background.run(
                () -> new Standing(fault, desk.bring(fault)),
                done -> {
                    underWay.set(Optional.empty());
                    standing.set(Optional.of(done));
                },
                failure -> {
                    underWay.set(Optional.empty());
                    problem.set(failure);
                });
    }

    void openExecution() {
        standing.get().map(Standing::execution).ifPresent(open);
    }

    void askDoctor() {
        standing.get().map(Standing::execution).ifPresent(examine);
    }

    ObservableList<Fault> faults() {
        return faults;
    }

    /** What is being brought about; absent when nothing is. */
    public ReadOnlyObjectProperty<Optional<Fault>> underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /** The fault that was brought about last; absent while there is none. */
    ReadOnlyObjectProperty<Optional<Standing>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
