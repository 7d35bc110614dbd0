package dev.countersign.ui.session.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt.MfaRequest;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MfaPromptTest {
    private static final String DEVICE = "arn:aws:iam::111122223333:mfa/phone-of-maria-fernandez";

    @RegisterExtension
    final FxStage fx = new FxStage();

    private WindowPrompt prompt;
    private TextArea draft;

    @Test
    void theQuestionNamesProfileDeviceAndRoleAndTheCodeGoesToWhoeverAsked() throws Exception {
        show();
        var answer = asking(() -> prompt.mfaCode(request("acme-production-eu", "")));

        fx.await("mfa-code", TextField.class);
        fx.picture("mfa");
        fx.theme(Theme.DARK);
        fx.picture("mfa-dark");
        assertThat(text("mfa"))
                .contains("acme-production-eu", "phone-of-maria-fernandez", "role/deployment/ReleaseApprover");
        assertThat(fx.await("mfa-continue", Button.class).isDisabled()).isTrue();
        fx.robot().clickOn("#mfa-code").write("123456").type(KeyCode.ENTER);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("123456");
        fx.await("the question is gone", () -> !fx.isShown("mfa"));
    }

    @Test
    void aWrongCodeIsSaidWhereItWasTypedAndTheNextOneIsTypedOverIt() throws Exception {
        show();
        var checked = new CompletableFuture<Boolean>();
        var asking = prompt.begin();
        var answer = asking(() -> {
            String first = asking.mfaCode(request("dev", ""));
            checked.get();
            return first + " " + asking.mfaCode(request("dev", "This code was not accepted. Wait for the next one."));
        });

        fx.type("mfa-code", "111111");
        fx.click("mfa-continue");
        fx.await("the code is being checked", () -> fx.isShown("mfa-checking"));
        fx.picture("mfa-checking");
        checked.complete(true);
        fx.await("the problem is said", () -> fx.isShown("mfa-problem"));
        fx.picture("mfa-wrong");
        var code = fx.await("mfa-code", TextField.class);
        fx.await(
                "what was typed is selected, ready to be typed over",
                () -> code.isFocused() && code.getSelectedText().equals("111111"));
        fx.robot().write("222222").type(KeyCode.ENTER);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("111111 222222");
        assertThat(fx.isShown("mfa")).isTrue();
        asking.close();
        fx.await("the question is gone", () -> !fx.isShown("mfa"));
    }

    @Test
    void aPastedCodeMayHaveBlanksAndNothingElseIsTaken() {
        show();
        asking(() -> prompt.mfaCode(request("dev", "")));
        fx.await("mfa-code", TextField.class);

        fx.robot().interact(() -> {
            var content = new ClipboardContent();
            content.putString(" 987 654 ");
            Clipboard.getSystemClipboard().setContent(content);
            fx.await("mfa-code", TextField.class).paste();
        });

        assertThat(fx.await("mfa-code", TextField.class).getText()).isEqualTo("987654");
        fx.robot().clickOn("#mfa-code").write("x1");
        assertThat(fx.await("mfa-code", TextField.class).getText()).isEqualTo("987654");
    }

    @Test
    void severalSignInsAskOneAfterTheOtherAndThePageKeepsItsTextAndFocus() throws Exception {
        show();
        fx.robot().clickOn("#draft").write("Because");
        var first = asking(() -> prompt.mfaCode(request("one", "")));
        fx.await("the first question", () -> text("mfa").contains("one"));
        var second = asking(() -> prompt.mfaCode(request("two", "")));
        fx.await("the second one waits", () -> fx.isShown("prompt-waiting"));
        fx.picture("mfa-two");

        fx.type("mfa-code", "111111");
        fx.click("mfa-continue");
        fx.await("the second question", () -> text("mfa").contains("two"));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("111111");
        fx.robot().type(KeyCode.ESCAPE);

        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SignInCancelledException.class);
        fx.await("the page has the focus again", () -> draft.isFocused());
        fx.robot().write(" it works");
        assertThat(draft.getText()).isEqualTo("Because it works");
    }

    @Test
    void aSignInThatEndsTakesItsQuestionsWithIt() {
        show();
        var asking = prompt.begin();
        var answer = asking(() -> asking.mfaCode(request("dev", "")));
        fx.await("mfa", javafx.scene.Node.class);

        asking.close();

        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SignInCancelledException.class);
        fx.await("the question is gone", () -> !fx.isShown("mfa"));
        assertThatThrownBy(() -> asking.mfaCode(request("dev", ""))).isInstanceOf(SignInCancelledException.class);
    }

    private void show() {
        fx.show(() -> {
            prompt = new WindowPrompt(fx.background(), java.time.InstantSource.system());
            draft = new TextArea();
            draft.setId("draft");
            return new PromptLayer(new VBox(draft), prompt);
        });
    }

    private static MfaRequest request(String profile, String problem) {
        return new MfaRequest(profile, DEVICE, "arn:aws:iam::444455556666:role/deployment/ReleaseApprover", problem);
    }

    private static <T> CompletableFuture<T> asking(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private String text(String id) {
        return fx.onFx(() -> {
            var words = new StringBuilder();
            fx.robot()
                    .lookup("#" + id)
                    .queryParent()
                    .lookupAll(".label")
                    .forEach(label -> words.append(((Label) label).getText()).append('\n'));
            return words.toString();
        });
    }
}
