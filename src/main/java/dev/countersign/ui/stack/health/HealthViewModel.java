package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One examination of a stack or a template. Knows no control; use it from the FX thread. */
public final class HealthViewModel {
    private final Latest requests;
    private final Callable<HealthAnswer> examination;
    private final ReadOnlyObjectWrapper<@Nullable HealthAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    /** @param examination may block */
    public HealthViewModel(Background background, Callable<HealthAnswer> examination) {
        this.requests = background.latest();
        this.examination = examination;
    }

    /** Looks for the first time; what is known already stays. */
    public void lookOnce() {
        if (answer.get() == null && !looking.get()) {
            look();
        }
    }

    /** Looks again. What was known stays until the new answer comes. */
    public void look() {
        problem.set(null);
        looking.set(true);
        requests.run(
                examination,
                found -> {
                    looking.set(false);
                    answer.set(found);
                },
                met -> {
                    looking.set(false);
                    problem.set(met);
                });
    }

    /** Nobody wants to know any more. */
    public void close() {
        requests.forget();
    }

    /** Null until known. */
    public ReadOnlyObjectProperty<@Nullable HealthAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }
}
