package dev.countersign.ui.sandbox;

import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Panel;
import dev.countersign.ui.kit.ProblemPane;
import dev.countersign.ui.kit.Tone;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What AWS has no page for: the sandbox's clock, its personas, its outbox, and how other programs reach it. */
public final class SandboxView {
    private final SandboxViewModel model;
    private final VBox root = new VBox(12);
    private final ClockPane clock;

    /**
     * @param faults what can be broken here; absent where nothing is to be
     * @param zone in which times are shown
     */
    public SandboxView(SandboxViewModel model, Optional<FaultsViewModel> faults, ZoneId zone) {
        this.model = model;
        this.clock = new ClockPane(model, zone);
        root.setId("sandbox-page");
        root.getStyleClass().add("page");
        Panel personas = new Panel("Who you are", personas());
        HBox top = new HBox(12, new Panel("Clock", clock), personas, new Panel("Reach it from a shell", reach()));
        top.getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
        OutboxPane outbox = new OutboxPane(model, zone);
        Panel mails = new Panel("Outbox", outbox).flush();
        HBox.setHgrow(mails, Priority.ALWAYS);
        HBox below = new HBox(12, mails);
        faults.ifPresent(known -> {
            Panel panel = new Panel("Break it", new FaultsPane(known));
            panel.getStyleClass().add("faults-panel");
            below.getChildren().addFirst(panel);
        });
        VBox.setVgrow(below, Priority.ALWAYS);
        root.getChildren().addAll(new ProblemPane(model.problemProperty(), model::refresh), top, below);
    }

    public Parent root() {
        return root;
    }

    /** To be called when the page comes on screen. */
    public void shown() {
        model.refresh();
        clock.start();
    }

    /** To be called when the page leaves the screen. */
    public void hidden() {
        clock.stop();
    }

    private Node personas() {
        VBox list = new VBox(6);
        ToggleGroup group = new ToggleGroup();
        for (String name : model.place().personas()) {
            ToggleButton button = new ToggleButton(name, new GlyphIcon(Glyph.PERSON, 15));
            button.setId("persona-" + name);
            button.getStyleClass().add("persona");
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.setSelected(name.equals(model.place().persona()));
            button.setAccessibleText("Be " + name);
            button.setOnAction(event -> {
                // Who we are changes with the session, not with the click.
                group.getToggles()
                        .forEach(
                                each -> each.setSelected(model.place().persona().equals(each.getUserData())));
                model.become(name);
            });
            button.setUserData(name);
            list.getChildren().add(button);
        }
        Label note = new Label("Policies decide what each may do, as in an account.");
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        list.getChildren().add(note);
        return list;
    }

    private Node reach() {
        Label endpoint = new Label(model.place().endpoint());
        endpoint.setId("endpoint");
        endpoint.getStyleClass().addAll("mono", "endpoint");
        Label where = new Label("AWS's own command line and SDKs work with it: copy the environment into a shell.");
        where.setWrapText(true);
        where.getStyleClass().add("caption");
        Button address = copy("copy-endpoint", "Copy endpoint", model.place().endpoint());
        Button environment =
                copy("copy-environment", "Copy environment", model.place().environment());
        return new VBox(
                10,
                new HBox(8, new GlyphIcon(Glyph.SANDBOX, 16, Tone.SANDBOX), endpoint),
                where,
                new HBox(8, address, environment));
    }

    private static Button copy(String id, String text, String content) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(content);
            Clipboard.getSystemClipboard().setContent(clip);
            button.setText("Copied");
        });
        return button;
    }
}
