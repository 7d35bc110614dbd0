package dev.countersign.ui.session.prompt;

import dev.countersign.ui.kit.Field;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for the code of an MFA device, and says for which profile, role and device it is. */
final class MfaSheet extends VBox {
    private final MfaQuestion question;
    private final TextField code = new TextField();

    MfaSheet(MfaQuestion question, WindowPrompt prompt) {
        this.question = question;
        setId("mfa");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren()
                .addAll(
                        PromptParts.heading(
                                Feather.SMARTPHONE,
                                "MFA code",
                                "for the profile " + question.request().profile()),
                        facts(),
                        entry(),
                        buttons(prompt),
                        PromptParts.waiting(prompt));
    }

    /** Keeps what was typed before and not accepted: a wrong digit is easier to see than to remember. */
    void beginWith(MfaSheet refused) {
        code.setText(refused.code.getText());
    }

    void focusCode() {
        code.requestFocus();
        code.selectAll();
    }

    private Region facts() {
        PromptFacts facts = new PromptFacts();
        facts.add("Device", question.device());
        if (!question.request().role().isEmpty()) {
            facts.add("Role", question.request().role());
        }
        return facts;
    }

    private Region entry() {
        code.setId("mfa-code");
        code.getStyleClass().add("mfa-code");
        code.setPromptText("000000");
        code.setAccessibleText("The " + MfaQuestion.DIGITS + " digits that " + question.device() + " shows now");
        code.setTextFormatter(new TextFormatter<>(MfaSheet::onlyDigits));
        code.setOnAction(event -> question.answer(code.getText()));
        code.editableProperty().bind(question.checkingProperty().not());
        String problem = question.request().problem();
        return new Field(
                        "Code that the device shows now",
                        code,
                        "Six digits. Each code works once.",
                        new ReadOnlyStringWrapper(problem).getReadOnlyProperty())
                .problemId("mfa-problem");
    }

    private static TextFormatter.Change onlyDigits(TextFormatter.Change change) {
        String wanted = MfaQuestion.digitsOf(change.getControlNewText());
        if (!wanted.equals(change.getControlNewText())) {
            // A pasted "123 456" is a code, too.
            change.setRange(0, change.getControlText().length());
            change.setText(wanted);
            change.selectRange(wanted.length(), wanted.length());
        }
        return change;
    }

    private HBox buttons(WindowPrompt prompt) {
        BooleanBinding complete = code.textProperty().length().isEqualTo(MfaQuestion.DIGITS);
        Button verify = new Button("Sign in");
        verify.setId("mfa-continue");
        verify.getStyleClass().add("accent");
        verify.setDefaultButton(true);
        verify.disableProperty().bind(complete.not().or(question.checkingProperty()));
        verify.setOnAction(event -> question.answer(code.getText()));
        Button cancel = new Button("Cancel");
        cancel.setId("mfa-cancel");
        cancel.setOnAction(event -> prompt.cancel());
        HBox checking = PromptParts.progress("Checking the code…");
        checking.setId("mfa-checking");
        checking.visibleProperty().bind(question.checkingProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8);
        row.getChildren().addAll(List.of(checking, gap, cancel, verify));
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }
}
