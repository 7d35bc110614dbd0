package dev.countersign.ui.stack.health;

import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import dev.countersign.ui.kit.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The health that a template's stack will have, among what is reviewed before deployment. It only tells, and stops nobody. */
public final class HealthSection extends VBox {
    private final HBox heading = new HBox();
    private final VBox content = new VBox();

    public HealthSection(HealthViewModel model) {
        setId("review-health");
        getStyleClass().add("panel");
        heading.getStyleClass().add("section-title");
        content.getStyleClass().add("health-section");
        content.managedProperty().bind(content.visibleProperty());
        content.setVisible(false);
        getChildren().addAll(heading, content);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        model.answerProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::show);
        model.lookOnce();
    }

    private void show(@Nullable HealthAnswer answer) {
        // A template that has nothing to do with approvals needs no section about them.
        if (answer == null || answer.report().verdict() == Verdict.NOTHING_TO_CHECK) {
            return;
        }
        boolean critical = answer.report().count(Severity.CRITICAL) > 0;
        boolean well =
                answer.report().findings().isEmpty() && answer.report().missed().isEmpty();
        title(
                critical ? Glyph.FAILED : well ? Glyph.APPROVED : Glyph.LATE,
                critical ? Tone.FAILED : well ? Tone.APPROVED : Tone.WAITING,
                well ? "nothing to mend" : HealthLook.counts(answer.report()),
                opening());
        content.getChildren().setAll(new HealthContent(answer, critical));
        setVisible(true);
    }

    private void show(@Nullable Problem problem) {
        if (problem != null) {
            title(Glyph.NOT_VISIBLE, Tone.STALE, "could not be told");
            content.getChildren().setAll(Words.of(problem.sentence(), "muted"));
            content.setVisible(true);
            setVisible(true);
        }
    }

    /** Opens and closes the section: what is deployed comes first on this page. */
    private Button opening() {
        Button show = new Button("Show", new FontIcon(Feather.CHEVRON_DOWN));
        show.setId("review-health-show");
        show.getStyleClass().addAll("flat", "small");
        show.setAccessibleText("Show what would lose requests");
        show.setOnAction(event -> {
            content.setVisible(!content.isVisible());
            show.setText(content.isVisible() ? "Hide" : "Show");
            show.setGraphic(new FontIcon(content.isVisible() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        });
        return show;
    }

    private void title(Glyph glyph, Tone tone, String counts, Node... aside) {
        Label name = new Label("Health");
        name.getStyleClass().add("title-card");
        Label chip = new Label(counts);
        chip.setId("review-health-counts");
        chip.getStyleClass().add("count-chip");
        tone.on(chip);
        Label words = new Label("What would lose requests. It keeps nobody from deploying.");
        words.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        heading.getChildren().setAll(new GlyphIcon(glyph, 17, tone), name, chip, words, gap);
        heading.getChildren().addAll(aside);
    }
}
