package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageLook;
import dev.countersign.sandbox.api.web.PageRequest;
import dev.countersign.sandbox.sso.oidc.AuthorizationCodes;
import dev.countersign.sandbox.sso.oidc.AuthorizationQuery;
import dev.countersign.sandbox.sso.oidc.AuthorizationRequest;
import dev.countersign.sandbox.sso.oidc.Clients;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a program sends the browser to sign in with an authorization code: {@code /authorize}. */
final class AuthorizePage implements Function<PageRequest, PageAnswer> {
    static final String PATH = "/authorize";

    private final Clients clients;
    private final AuthorizationCodes codes;
    private final Consent consent;
    private final Tickets<AuthorizationRequest> asked;

    AuthorizePage(Clients clients, AuthorizationCodes codes, Consent consent, Tickets<AuthorizationRequest> asked) {
        this.clients = clients;
        this.codes = codes;
        this.consent = consent;
        this.asked = asked;
    }

    @Override
    public PageAnswer apply(PageRequest sent) {
        if (sent.sends()) {
            return answered(sent);
        }
        return switch (AuthorizationQuery.read(clients, sent::parameter)) {
            case AuthorizationQuery.Asks(AuthorizationRequest request) -> ask(request, false);
            case AuthorizationQuery.GoesBack(URI target) -> new PageAnswer.SeeOther(target);
            case AuthorizationQuery.Refused(String sentence) ->
                PageLook.trouble(
                        SignInSite.SERVICE,
                        "This sign-in cannot go on",
                        sentence,
                        "Go back to the program and begin to sign in again. Nothing has been allowed.");
        };
    }

    private PageAnswer ask(AuthorizationRequest request, boolean again) {
        URI back = request.redirectUri();
        String origin = back.getScheme() + "://" + back.getRawAuthority();
        String name = request.client().name();
        return PageLook.document(
                again ? 400 : 200,
                SignInSite.SERVICE,
                "Allow " + name + " to use your access?",
                "<p>The program on this machine listens at " + PageLook.text(back.getRawAuthority())
                        + " for your answer.</p>\n" + consent.form(PATH, asked.keep(request), request.scopes(), again),
                List.of(origin));
    }

    private PageAnswer answered(PageRequest sent) {
        Optional<AuthorizationRequest> request = Consent.ticket(sent).flatMap(asked::take);
        if (request.isEmpty()) {
            return PageLook.trouble(
                    SignInSite.SERVICE,
                    "This page is out of date",
                    "It was answered already, or it was open for more than ten minutes.",
                    "Go back to the program and begin to sign in again.");
        }
        return switch (consent.answer(sent)) {
            case Consent.Answer.Allowed(var person) ->
                new PageAnswer.SeeOther(request.get().allowed(codes.issue(request.get(), person)));
            case Consent.Answer.Denied() ->
                new PageAnswer.SeeOther(request.get().denied());
            case Consent.Answer.Nobody() -> ask(request.get(), true);
        };
    }
}
