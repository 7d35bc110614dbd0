package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageLook;
import dev.countersign.sandbox.api.web.PageRequest;
import dev.countersign.sandbox.sso.oidc.StartUrl;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a person sees who opens the start URL: that it is one, what else a sign-in needs, and where a code is entered. */
final class StartPage implements Function<PageRequest, PageAnswer> {
    private final Account account;
    private final Supplier<URI> endpoint;

    StartPage(Account account, Supplier<URI> endpoint) {
        this.account = account;
        this.endpoint = endpoint;
    }

    @Override
    public PageAnswer apply(PageRequest sent) {
        return PageLook.document(
                200,
                SignInSite.SERVICE,
                "The sandbox's access portal",
                """
                <p>Programs sign you in here. Give them these:</p>
                <dl>
                <dt>Start URL</dt><dd>%s</dd>
                <dt>Region</dt><dd>%s</dd>
                <dt>Account</dt><dd>%s</dd>
                </dl>
                <p>A program shows you a code? <a href="%s">Enter it here.</a></p>""".formatted(
                                PageLook.text(StartUrl.at(endpoint.get()).toString()),
                                PageLook.text(account.region()),
                                PageLook.text(account.id()),
                                DevicePage.PATH),
                List.of());
    }
}
