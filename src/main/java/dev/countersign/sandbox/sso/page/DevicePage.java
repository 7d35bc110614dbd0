package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageLook;
import dev.countersign.sandbox.api.web.PageRequest;
import dev.countersign.sandbox.sso.oidc.Client;
import dev.countersign.sandbox.sso.oidc.DeviceCodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a person confirms the code that a program or another device shows: {@code /device}. */
final class DevicePage implements Function<PageRequest, PageAnswer> {
    static final String PATH = "/device";

    private static final String CODE = "user_code";

    private final DeviceCodes devices;
    private final Consent consent;
    private final Tickets<String> asked;

    DevicePage(DeviceCodes devices, Consent consent, Tickets<String> asked) {
        this.devices = devices;
        this.consent = consent;
        this.asked = asked;
    }

    @Override
    public PageAnswer apply(PageRequest sent) {
        if (sent.sends()) {
            return answered(sent);
        }
        return sent.parameter(CODE).map(code -> ask(code, false)).orElseGet(() -> enter(200, ""));
    }

    private static PageAnswer enter(int status, String note) {
        return PageLook.document(
                status, SignInSite.SERVICE, "Enter the code that you see", """
                %s<p>The program that you want to sign in shows a code of eight letters.</p>
                <form method="get" action="%s">
                <label class="field" for="code">Code</label>
                <input type="text" id="code" name="%s" maxlength="12" autocomplete="off" autocapitalize="characters" \
                spellcheck="false" required autofocus placeholder="BCDF-GHJK">
                <div class="actions"><button class="main">Continue</button></div>
                </form>""".formatted(note, PATH, CODE), List.of());
    }

    private PageAnswer ask(String code, boolean again) {
        Optional<DeviceCodes.Waiting> waiting = devices.waitingFor(code);
        if (waiting.isEmpty()) {
            return enter(400, """
                    <p class="note warn" role="alert">Nothing waits for the code %s. It may be mistyped, answered \
                    already, or older than ten minutes.</p>
                    """.formatted(PageLook.text(code)));
        }
        Client client = waiting.get().client();
        String shown = waiting.get().userCode();
        return PageLook.document(
                again ? 400 : 200,
                SignInSite.SERVICE,
                "Allow " + client.name() + " to use your access?",
                """
                <p>Go on only if the program that you are signing in shows this code:</p>
                <p class="code">%s</p>
                %s""".formatted(PageLook.text(shown), consent.form(PATH, asked.keep(shown), client.scopes(), again)),
                List.of());
    }

    private PageAnswer answered(PageRequest sent) {
        Optional<String> code = Consent.ticket(sent).flatMap(asked::take);
        if (code.isEmpty()) {
            return PageLook.trouble(
                    SignInSite.SERVICE,
                    "This page is out of date",
                    "It was answered already, or it was open for more than ten minutes.",
                    "Begin to sign in again, and enter the new code.");
        }
        return switch (consent.answer(sent)) {
            case Consent.Answer.Allowed(var person) ->
                ended(
                        devices.allow(code.get(), person),
                        "Access allowed",
                        "You are signed in as " + person.displayName() + ".");
            case Consent.Answer.Denied() ->
                ended(devices.deny(code.get()), "Access denied", "The program gets nothing.");
            case Consent.Answer.Nobody() -> ask(code.get(), true);
        };
    }

    private static PageAnswer ended(boolean inTime, String title, String sentence) {
        if (!inTime) {
            return PageLook.trouble(
                    SignInSite.SERVICE,
                    "This code is out of date",
                    "It was answered already, or it is older than ten minutes.",
                    "Begin to sign in again, and enter the new code.");
        }
        return PageLook.document(200, SignInSite.SERVICE, title, """
                <p class="note done" role="status">%s</p>
                <p>You can close this page and go back to the program.</p>""".formatted(PageLook.text(sentence)), List.of());
    }
}
