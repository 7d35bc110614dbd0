package dev.countersign.ui.session.prompt;

import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.CopyDetails;
import dev.countersign.ui.kit.CopyTextButton;
import dev.countersign.ui.kit.Countdown;
import dev.countersign.ui.kit.Glyph;
import dev.countersign.ui.kit.GlyphIcon;
import dev.countersign.ui.kit.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Leads through a sign-in to IAM Identity Center: what it is for, what the person does now, and how to do it otherwise. */
final class SsoSheet extends VBox {
    private final SsoAttempt attempt;
    private final WindowPrompt prompt;
    private final VBox body = new VBox(14);
    private final HBox ways = new HBox(8);
    private final Button cancel = new Button("Cancel");

    SsoSheet(SsoQuestion question, WindowPrompt prompt) {
        this.attempt = question.attempt();
        this.prompt = prompt;
        setId("sso");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        cancel.setId("sso-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> prompt.cancel());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, ways, gap, cancel);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        PromptParts.heading(
                                Feather.LOG_IN,
                                "Sign in to " + attempt.session().title(),
                                "IAM Identity Center"),
                        facts(),
                        body,
                        buttons,
                        PromptParts.waiting(prompt));
        question.stepProperty().subscribe(this::show);
    }

    /** The name in the configuration, else the host: the whole address stands below. */
    private static String title(SsoSession session) {
        return session.name().orElseGet(() -> session.startUrl().getAuthority());
    }

    private Node facts() {
        PromptFacts facts = new PromptFacts();
        attempt.role().ifPresent(role -> facts.add("Role", role));
        attempt.account().ifPresent(account -> facts.add("Account", account));
        facts.add("Start URL", attempt.session().startUrl().toString());
        facts.add("Region", attempt.session().region());
        return facts;
    }

    private void show(SsoStep step) {
        ways.getChildren().clear();
        switch (step) {
            case SsoStep.Queued queued ->
                say(PromptParts.progress("The sign-in to " + title(queued.behind()) + " comes first."));
            case SsoStep.Preparing _ -> say(PromptParts.progress("Asking IAM Identity Center…"));
            case SsoStep.OpenBrowser browser -> browser(browser);
            case SsoStep.EnterCode code -> code(code);
            case SsoStep.Completing _ -> say(PromptParts.progress("You agreed. Getting the token…"));
            case SsoStep.Succeeded succeeded -> succeeded(succeeded.note());
            case SsoStep.Failed failed -> {
                say(words(failed.sentence(), "strong"), words(failed.wayOn(), "muted"));
                Problem problem = Problem.of(failed.sentence(), failed.wayOn());
                ways.getChildren().setAll(new CopyDetails(() -> problem));
            }
            case SsoStep.Cancelled _ -> say(words("Cancelled.", "muted"));
        }
        cancel.setVisible(!step.isOver());
    }

    private void browser(SsoStep.OpenBrowser step) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox waiting = PromptParts.progress("Waiting for the browser");
        waiting.getChildren().addAll(gap, left(step.until(), "Time is up."));
        say(waiting, words("Agree on the page that was opened. This window goes on by itself.", "muted"));
        Button again = button("sso-open-again", "Open again", Feather.EXTERNAL_LINK, attempt::openBrowserAgain);
        Button code = button("sso-use-code", "Use a code instead", Feather.HASH, attempt::useDeviceCode);
        ways.getChildren()
                .setAll(again, copy("sso-copy-link", "Copy link", step.uri().toString()), code);
    }

    private void code(SsoStep.EnterCode step) {
        // A field, not a label: a code can then be marked and read out by a screen reader letter by letter.
        TextField code = new TextField(step.userCode());
        code.setId("sso-code");
        code.setEditable(false);
        code.getStyleClass().add("sso-code");
        code.setAccessibleText("The code " + step.userCode());
        code.setPrefColumnCount(step.userCode().length());
        HBox row = new HBox(12, code, copy("sso-copy-code", "Copy code", step.userCode()));
        row.setAlignment(Pos.CENTER_LEFT);
        Hyperlink page = new Hyperlink(step.verificationUri().toString());
        page.setId("sso-page");
        page.getStyleClass().add("mono");
        page.setOnAction(event -> attempt.openBrowserAgain());
        body.getChildren().clear();
        step.note().ifPresent(note -> body.getChildren().add(words(note, "muted")));
        VBox where = new VBox(2, words("Enter this code on the page, on this machine or another:", ""), page);
        body.getChildren().addAll(where, row, left(step.expiresAt(), "The code has expired."));
        Button open = button("sso-open-again", "Open the page", Feather.EXTERNAL_LINK, attempt::openBrowserAgain);
        ways.getChildren()
                .setAll(
                        open,
                        copy(
                                "sso-copy-link",
                                "Copy link",
                                step.verificationUriComplete().toString()));
        code.requestFocus();
    }

    private void succeeded(Optional<String> note) {
        Label done = words("Signed in", "title-section");
        HBox row = new HBox(10, new GlyphIcon(Glyph.APPROVED, 22, Tone.APPROVED), done);
        row.setId("sso-done");
        row.setAlignment(Pos.CENTER_LEFT);
        say(row, PromptParts.progress("Going on…"));
        note.ifPresent(text -> body.getChildren().add(words(text, "muted")));
    }

    private void say(Node... what) {
        body.getChildren().setAll(what);
    }

    private Countdown left(Instant until, String over) {
        Countdown countdown = new Countdown(until, prompt.clock(), over);
        countdown.setId("sso-left");
        countdown.getStyleClass().add("caption");
        return countdown;
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

    private static Button copy(String id, String label, String text) {
        Button copy = new CopyTextButton(label, () -> text);
        copy.setId(id);
        copy.setMinWidth(USE_PREF_SIZE);
        return copy;
    }

    private static Button button(String id, String label, Feather icon, Runnable action) {
        Button button = new Button(label, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
