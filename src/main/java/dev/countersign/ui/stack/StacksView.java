package dev.countersign.ui.stack;

import dev.countersign.domain.stack.StackDetail;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.SheetLayer;
import dev.countersign.ui.stack.StacksViewModel.Screen;
import dev.countersign.ui.stack.form.StackFormView;
import dev.countersign.ui.stack.form.StackFormViewModel;
import dev.countersign.ui.stack.form.TemplateChooser;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page about stacks: shows the screen that its model is at, and lays sheets over it. */
public final class StacksView {
    private final StacksViewModel model;
    private final TemplateChooser chooser;
    private final InstantSource now;
    private final ZoneId zone;
    private final StackPane content = new StackPane();
    private final SheetLayer root;

    /** @param now the endpoint's time, for ages */
    public StacksView(StacksViewModel model, TemplateChooser chooser, InstantSource now, ZoneId zone) {
        this.model = model;
        this.chooser = chooser;
        this.now = now;
        this.zone = zone;
        var problem = new ProblemPane(model.problemProperty(), null);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox page = new VBox(problem, content);
        VBox.setMargin(problem, new Insets(12, 16, 0, 16));
        root = new SheetLayer(page);
        root.setId("stacks");
        model.screenProperty().subscribe(screen -> {
            root.close();
            content.getChildren().setAll(draw(screen));
        });
    }

    public Parent root() {
        return root;
    }

    private Node draw(Screen screen) {
        return switch (screen) {
            case Screen.Catalog(StackListViewModel list) -> new StackListView(list, model, this::openFile, now).root();
            case Screen.Form(StackFormViewModel form) -> new StackFormView(form).root();
            case Screen.Review(ReviewViewModel review) -> new ReviewView(review).root();
            case Screen.Detail(StackDetailViewModel detail) ->
                new StackDetailView(detail, model, this::startExecution, zone).root();
        };
    }

    private void openFile() {
        chooser.choose(root.getScene().getWindow()).ifPresent(model::deployFile);
    }

    private void startExecution(StackDetail stack) {
        root.open(new StartExecutionSheet(model.startExecution(stack, root::close), root::close));
    }
}
