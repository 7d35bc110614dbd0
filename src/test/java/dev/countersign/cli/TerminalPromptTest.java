package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt.MfaRequest;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoStep;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalPromptTest {
    private static final MfaRequest REQUEST =
            new MfaRequest("acme", "arn:aws:iam::111122223333:mfa/me", "arn:aws:iam::111122223333:role/Ops", "");

    private final List<String> said = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();

    @Test
    void theQuestionNamesDeviceProfileAndRoleAndIsAskedUntilThereAreSixDigits() throws Exception {
        answers.addAll(List.of("12345", " 123 456"));

        String code = prompt(true, true).mfaCode(REQUEST);

        assertThat(code).isEqualTo("123456");
        assertThat(said)
                .containsExactly(
                        "? Code of MFA device arn:aws:iam::111122223333:mfa/me (profile acme, for"
                                + " arn:aws:iam::111122223333:role/Ops): ",
                        "A code has six digits; press Enter alone to cancel.",
                        "? Code of MFA device arn:aws:iam::111122223333:mfa/me (profile acme, for"
                                + " arn:aws:iam::111122223333:role/Ops): ");
    }

    @Test
    void enterAloneAndTheEndOfInputCancel() {
        answers.add("");

        assertThatThrownBy(() -> prompt(true, true).mfaCode(REQUEST)).isInstanceOf(SignInCancelledException.class);
        assertThatThrownBy(() -> prompt(true, true).mfaCode(REQUEST)).isInstanceOf(SignInCancelledException.class);
    }

    @Test
    void withoutATerminalItSaysForWhatACodeWouldBeNeeded() {
        var prompt = prompt(false, true);

        assertThatThrownBy(() -> prompt.mfaCode(REQUEST)).isInstanceOf(SignInCancelledException.class);

        assertThat(prompt.whyCancelled())
                .hasValueSatisfying(why -> assertThat(why).contains("mfa/me").contains("no terminal"));
    }

    @Test
    void withoutABrowserTheCodeAndItsPageAreShown() {
        var attempt = new Attempt();

        prompt(false, false).ssoSignIn(attempt);

        assertThat(attempt.deviceCode).isTrue();
        assertThat(said)
                .containsExactly(
                        "Signing in to IAM Identity Center corp, account 111122223333, role Approver. Ctrl+C cancels.",
                        "Open https://device.example/ in any browser and enter this code:",
                        "  ABCD-EFGH",
                        "Or open the page with the code filled in: https://device.example/?user_code=ABCD-EFGH");
        assertThat(attempt.listeners).isEmpty();
    }

    @Test
    void withABrowserItsPageIsNamed() {
        var attempt = new Attempt();

        prompt(false, true).ssoSignIn(attempt);

        assertThat(attempt.deviceCode).isFalse();
        assertThat(said).contains("  https://oidc.example/authorize").noneMatch(line -> line.contains("ABCD"));
    }

    private TerminalPrompt prompt(boolean canAsk, boolean browser) {
        return new TerminalPrompt(
                new Terminal() {
                    @Override
                    public void say(String line) {
                        said.add(line);
                    }

                    @Override
                    public boolean canAsk() {
                        return canAsk;
                    }

                    @Override
                    public Optional<String> askSecretly(String question) {
                        said.add("? " + question);
                        return Optional.ofNullable(answers.poll());
                    }
                },
                browser);
    }

    /** One that has ended when it is waited for. */
    private static final class Attempt implements SsoAttempt {
        private final List<Consumer<SsoStep>> listeners = new ArrayList<>();
        private boolean deviceCode;

        @Override
        public SsoSession session() {
            return new SsoSession(
                    Optional.of("corp"), URI.create("https://acme.awsapps.com/start"), "eu-west-1", List.of());
        }

        @Override
        public Optional<String> account() {
            return Optional.of("111122223333");
        }

        @Override
        public Optional<String> role() {
            return Optional.of("Approver");
        }

        @Override
        public SsoStep step() {
            return deviceCode
                    ? new SsoStep.EnterCode(
                            "ABCD-EFGH",
                            URI.create("https://device.example/"),
                            URI.create("https://device.example/?user_code=ABCD-EFGH"),
                            Instant.EPOCH,
                            Optional.empty())
                    : new SsoStep.OpenBrowser(URI.create("https://oidc.example/authorize"), Instant.EPOCH);
        }

        @Override
        public Runnable onStep(Consumer<SsoStep> listener) {
            listeners.add(listener);
            listener.accept(step());
            return () -> listeners.remove(listener);
        }

        @Override
        public void cancel() {
            throw new AssertionError("nobody cancels");
        }

        @Override
        public void useDeviceCode() {
            deviceCode = true;
        }

        @Override
        public void openBrowserAgain() {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public SsoStep.Ended await() {
            return new SsoStep.Succeeded(Instant.EPOCH, Optional.empty());
        }
    }
}
