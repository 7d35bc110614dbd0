package dev.countersign.sandbox.sso.page;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.web.Site;
import dev.countersign.sandbox.sso.directory.Directory;
import dev.countersign.sandbox.sso.oidc.AuthorizationCodes;
import dev.countersign.sandbox.sso.oidc.Clients;
import dev.countersign.sandbox.sso.oidc.DeviceCodes;
import dev.countersign.sandbox.sso.oidc.Secrets;
import dev.countersign.sandbox.sso.oidc.StartUrl;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The pages, put together. */
public final class SignInSite {
    /** What all these pages say they are. */
    static final String SERVICE = "IAM Identity Center";

    private final AuthorizePage authorize;
    private final DevicePage device;
    private final StartPage start;

    /**
     * @param endpoint where this sandbox is reached
     * @param wall what forms expire by
     */
    public SignInSite(
            Account account,
            Directory directory,
            Clients clients,
            AuthorizationCodes codes,
            DeviceCodes devices,
            Secrets secrets,
            Supplier<URI> endpoint,
            InstantSource wall) {
        var consent = new Consent(directory);
        authorize = new AuthorizePage(clients, codes, consent, new Tickets<>(secrets, wall));
        device = new DevicePage(devices, consent, new Tickets<>(secrets, wall));
        start = new StartPage(account, endpoint);
    }

    public void register(Site site) {
        site.serve(AuthorizePage.PATH, authorize);
        site.serve(DevicePage.PATH, device);
        site.serve(StartUrl.PATH, start);
    }
}
