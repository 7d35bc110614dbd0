package dev.countersign.cli;

import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.credentials.SignInPrompt;
import dev.countersign.session.sso.SsoAttempt;
import dev.countersign.session.sso.SsoStep;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. Ctrl+C cancels a sign-in that is under way. */
final class TerminalPrompt implements SignInPrompt {
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final Terminal terminal;
    private final boolean browser;
    private @Nullable String whyCancelled;

    /** @param browser whether a browser may be opened; otherwise a code is shown, for any browser */
    TerminalPrompt(Terminal terminal, boolean browser) {
        this.terminal = terminal;
        this.browser = browser;
    }

    /** Why nothing came of it, when it was not the person who cancelled. */
    Optional<String> whyCancelled() {
        return Optional.ofNullable(whyCancelled);
    }

    @Override
    public String mfaCode(MfaRequest request) throws SignInCancelledException {
        String what = request.serial() + " (profile " + request.profile()
                + (request.role().isEmpty() ? ")" : ", for " + request.role() + ")");
        if (!terminal.canAsk()) {
            whyCancelled = "A code of MFA device " + what + " is needed, and there is no terminal to ask for it.";
            throw new SignInCancelledException();
        }
        if (!request.problem().isEmpty()) {
            terminal.say(request.problem());
        }
        while (true) {
            String typed = terminal.askSecretly("Code of MFA device " + what + ": ")
                    .orElseThrow(SignInCancelledException::new)
                    .replace(" ", "");
            if (CODE.matcher(typed).matches()) {
                return typed;
            }
            if (typed.isEmpty()) {
                throw new SignInCancelledException();
            }
            terminal.say("A code has six digits; press Enter alone to cancel.");
        }
    }

    @Override
    public void ssoSignIn(SsoAttempt attempt) {
        Thread cancel = new Thread(attempt::cancel, "cancel-sign-in");
        Runtime.getRuntime().addShutdownHook(cancel);
        if (!browser) {
            attempt.useDeviceCode();
        }
        terminal.say("Signing in to IAM Identity Center " + attempt.session().title()
                + attempt.account().map(account -> ", account " + account).orElse("")
                + attempt.role().map(role -> ", role " + role).orElse("") + ". Ctrl+C cancels.");
        Runnable end = attempt.onStep(this::show);
        try {
            attempt.await();
        } catch (InterruptedException e) {
            attempt.cancel();
            Thread.currentThread().interrupt();
        } finally {
            end.run();
            forget(cancel);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Ctrl+C: the program is ending, and the hook does its work.
        }
    }

    private void show(SsoStep step) {
        switch (step) {
            case SsoStep.OpenBrowser page -> {
                if (browser) {
                    terminal.say("Your browser was sent to this page; sign in there:");
                    terminal.say("  " + page.uri());
                }
            }
            case SsoStep.EnterCode code -> {
                code.note().filter(note -> browser).ifPresent(terminal::say);
                terminal.say("Open " + code.verificationUri() + " in any browser and enter this code:");
                terminal.say("  " + code.userCode());
                terminal.say("Or open the page with the code filled in: " + code.verificationUriComplete());
            }
            case SsoStep.Queued queued ->
                terminal.say("Waiting for the sign-in to " + queued.behind().title() + " to end.");
            case SsoStep.Succeeded succeeded -> succeeded.note().ifPresent(terminal::say);
            case SsoStep.Preparing _, SsoStep.Completing _, SsoStep.Failed _, SsoStep.Cancelled _ -> {}
        }
    }
}
