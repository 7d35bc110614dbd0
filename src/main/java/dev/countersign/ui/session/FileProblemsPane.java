package dev.countersign.ui.session;

import dev.countersign.session.profile.file.FileProblem;
import dev.countersign.ui.kit.CopyTextButton;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with the configuration files, line by line, with a way to the file. */
final class FileProblemsPane extends VBox {
    private final WelcomeViewModel model;

    FileProblemsPane(WelcomeViewModel model) {
        super(14);
        this.model = model;
        setId("file-problems");
        Label title = new Label("Remarks on the AWS files");
        title.getStyleClass().add("title-page");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        List<FileProblem> problems = List.copyOf(model.fileProblems());
        CopyTextButton copy = new CopyTextButton(
                "Copy", () -> problems.stream().map(FileProblem::text).collect(Collectors.joining("\n")));
        copy.setId("copy-file-problems");
        copy.getStyleClass().add("flat");
        HBox header = new HBox(8, title, gap, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(header, words("Profiles that are not concerned work all the same.", "muted"));
        problems.stream().map(FileProblem::file).distinct().forEach(file -> file(file, problems));
    }

    private void file(Path file, List<FileProblem> problems) {
        Label path = new Label(file.toString());
        path.getStyleClass().add("mono");
        path.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button open = new Button("Open file", new FontIcon(Feather.EXTERNAL_LINK));
        open.setMinWidth(USE_PREF_SIZE);
        open.getStyleClass().add("flat");
        open.setId("open-file");
        List<FileProblem> here =
                problems.stream().filter(problem -> problem.file().equals(file)).toList();
        open.setOnAction(event -> model.show(here.getFirst()));
        HBox header = new HBox(8, path, gap, open);
        header.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(6);
        for (FileProblem problem : here) {
            Label line = new Label(problem.line() == 0 ? "" : "line " + problem.line());
            line.getStyleClass().addAll("mono", "muted");
            line.setMinWidth(70);
            Label sentence = words(problem.sentence(), "");
            HBox.setHgrow(sentence, Priority.ALWAYS);
            lines.getChildren().add(new HBox(10, line, sentence));
        }
        getChildren().addAll(header, lines);
    }

    private static Label words(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        if (!styleClass.isEmpty()) {
            label.getStyleClass().add(styleClass);
        }
        return label;
    }
}
