package dev.countersign.app.sessions;

import dev.countersign.app.sessions.RenewalViewModel.Word;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.Ages;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.Notice;
import dev.countersign.ui.kit.Tone;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** One calm line above the page when a person is needed to stay signed in. The page below stays as it is. */
public final class RenewalBanner {
    private final RenewalViewModel model;
    private final InstantSource now;
    private final Consumer<Optional<Node>> across;
    private final Notice notice = new Notice(Tone.WAITING, Glyph.PERSON, "", "");
    private final Button again = button("sign-in-again", "Sign in again");
    private final Button cancel = button("cancel-sign-in", "Cancel");
    private final Button copy = button("copy-details", "Copy details");
    private String details = "";

    /** @param across shows it, or takes it away */
    public RenewalBanner(RenewalViewModel model, InstantSource now, Consumer<Optional<Node>> across) {
        this.model = model;
        this.now = now;
        this.across = across;
        notice.setId("renewal");
        again.getStyleClass().add("accent");
        again.setOnAction(event -> model.renew());
        cancel.setOnAction(event -> model.cancel());
        copy.getStyleClass().add("flat");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        model.wordProperty().subscribe(this::show);
    }

    /** Time has passed. */
    public void tick() {
        if (model.wordProperty().get() instanceof Word.Soon soon) {
            show(soon);
        }
    }

    private void show(Word word) {
        switch (word) {
            case Word.Nothing _ -> {}
            case Word.Soon soon ->
                say(
                        Tone.WAITING,
                        Glyph.LATE,
                        "You will be signed out " + Ages.until(soon.until(), now.instant()),
                        "Sign in again whenever it suits; this page stays as it is.",
                        again);
            case Word.Needed needed ->
                say(
                        Tone.WAITING,
                        Glyph.PERSON,
                        "You are signed out",
                        needed.why() + " Everything stays as it was read, and what you typed is kept and not sent.",
                        again);
            case Word.Troubled troubled ->
                say(
                        Tone.STALE,
                        Glyph.STALE,
                        "Your sign-in could not be renewed yet",
                        troubled.why() + " It is tried again by itself.",
                        again);
            case Word.Renewing _ ->
                say(Tone.ACCENT, Glyph.RUNNING, "Signing in again…", "This page stays as it is meanwhile.", cancel);
            case Word.Failed failed -> {
                Problem problem = failed.problem();
                details = problem.report();
                copy.setText("Copy details");
                say(Tone.FAILED, Glyph.FAILED, problem.sentence(), problem.wayOn(), copy, again);
            }
        }
        across.accept(word instanceof Word.Nothing ? Optional.empty() : Optional.of(notice));
    }

    private void say(Tone tone, Glyph glyph, String title, String text, Node... actions) {
        notice.show(tone, glyph, title, text);
        notice.setActions(actions);
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }
}
