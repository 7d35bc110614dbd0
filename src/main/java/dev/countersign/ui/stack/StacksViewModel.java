package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.stack.Preparation;
import dev.countersign.stack.StackFeature;
import dev.countersign.stack.StackOperation;
import dev.countersign.stack.form.StackTemplate;
import dev.countersign.stack.form.StackTemplate.UnusableTemplate;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Latest;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.stack.form.StackFormViewModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The way through the screens about stacks: list → form → preview → stack. Knows no control; use it from the FX thread.
 */
public final class StacksViewModel {
    /** The screen that is shown. */
    public sealed interface Screen {
        record Catalog(StackListViewModel model) implements Screen {}

        record Form(StackFormViewModel model) implements Screen {}

        record Review(ReviewViewModel model) implements Screen {}

        record Detail(StackDetailViewModel model) implements Screen {}
    }

    private final Background background;
    private final Latest requests;
    private final StackFeature feature;
    private final Consumer<ExecutionArn> onExecutionStarted;
    private final StackListViewModel list;
    private final ReadOnlyObjectWrapper<Screen> screen;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** @param onExecutionStarted leads to the page of an execution */
    public StacksViewModel(Background background, StackFeature feature, Consumer<ExecutionArn> onExecutionStarted) {
        this.background = background;
        this.requests = background.latest();
        this.feature = feature;
        this.onExecutionStarted = onExecutionStarted;
        this.list = new StackListViewModel(background, feature);
        this.screen = new ReadOnlyObjectWrapper<>(new Screen.Catalog(list));
    }

    /** The list, read anew. */
    public void showList() {
        go(new Screen.Catalog(list));
        list.refresh();
    }

    /** The page has come into view: an open list is read anew, anything else stays as it was left. */
    public void shown() {
        if (screen.get() instanceof Screen.Catalog) {
            list.refresh();
        }
    }

    /** A form for our own template. */
    public void deployBundled() {
        showForm(StackTemplate.bundled(), Optional.empty(), Map.of());
    }

    /** A form for a template from a file. */
    public void deployFile(Path file) {
        problem.set(null);
        requests.run(
                () -> {
                    try {
                        return Opened.of(StackTemplate.open(file));
                    } catch (UnusableTemplate e) {
                        return Opened.not(String.valueOf(e.getMessage()));
                    }
                },
                opened -> opened.template()
                        .ifPresentOrElse(
                                template -> showForm(template, Optional.empty(), Map.of()),
                                () -> problem.set(Problem.of(opened.reason(), "Choose another file."))),
                problem::set);
    }

    private record Opened(Optional<StackTemplate> template, String reason) {
        static Opened of(StackTemplate template) {
            return new Opened(Optional.of(template), "");
        }

        static Opened not(String reason) {
            return new Opened(Optional.empty(), reason);
        }
    }

    /** A form that changes the parameters of a deployed stack and keeps its template. */
    public void update(StackDetail stack) {
        problem.set(null);
        requests.run(
                () -> feature.deployment().templateOf(stack.summary().id()),
                template -> showForm(template, Optional.of(stack), Map.of()),
                problem::set);
    }

    /** A form that brings a deployed stack to our own template. */
    public void updateToBundled(StackDetail stack) {
        showForm(StackTemplate.bundled(), Optional.of(stack), Map.of());
    }

    /** One stack. */
    public void open(StackId stack) {
        var model = new StackDetailViewModel(background, feature, stack);
        go(new Screen.Detail(model));
        model.load();
    }

    /** What starts an execution of a stack; {@code afterStart} is called before its page is gone to. */
    public StartExecutionViewModel startExecution(StackDetail stack, Runnable afterStart) {
        var model = new StartExecutionViewModel(background, feature.executions(), stack, started -> {
            afterStart.run();
            onExecutionStarted.accept(started);
        });
        model.load();
        return model;
    }

    private void showForm(StackTemplate template, Optional<StackDetail> existing, Map<String, String> carried) {
        var model = new StackFormViewModel(background, feature, template, existing, carried, new FormNext(existing));
        go(new Screen.Form(model));
        model.load();
    }

    private final class FormNext implements StackFormViewModel.Next {
        private final Optional<StackDetail> existing;

        FormNext(Optional<StackDetail> existing) {
            this.existing = existing;
        }

        @Override
        public void review(Preparation.Ready ready, StackFormViewModel form) {
            go(new Screen.Review(new ReviewViewModel(
                    background,
                    feature,
                    ready.review(),
                    form.template(),
                    form.entered(),
                    new ReviewNext(form, ready))));
        }

        @Override
        public void updateInstead(StackDetail taken, StackTemplate template, Map<String, String> typed) {
            // A stack that cannot be updated is opened, so that its state is seen.
            if (taken.summary().status().isUpdatable()) {
                showForm(template, Optional.of(taken), typed);
            } else {
                open(taken.summary().id());
            }
        }

        @Override
        public void leave() {
            existing.ifPresentOrElse(stack -> open(stack.summary().id()), StacksViewModel.this::showList);
        }
    }

    private final class ReviewNext implements ReviewViewModel.Next {
        private final StackFormViewModel form;
        private final Preparation.Ready ready;

        ReviewNext(StackFormViewModel form, Preparation.Ready ready) {
            this.form = form;
            this.ready = ready;
        }

        @Override
        public void started(StackOperation operation, int expectedResources) {
            var model =
                    new StackDetailViewModel(background, feature, ready.review().stack());
            go(new Screen.Detail(model));
            model.follow(operation, expectedResources);
        }

        @Override
        public void discarded() {
            go(new Screen.Form(form));
        }
    }

    /** The session ends: nothing is followed any more. */
    public void close() {
        if (screen.get() instanceof Screen.Detail(StackDetailViewModel open)) {
            open.close();
        }
    }

    private void go(Screen next) {
        if (screen.get() instanceof Screen.Detail(StackDetailViewModel left)) {
            left.close();
        }
        problem.set(null);
        screen.set(next);
    }

    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
