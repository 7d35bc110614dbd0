package dev.countersign.app;

import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.aws.sdk.SdkSsoGateway;
import dev.countersign.aws.sdk.credentials.SdkCredentialPorts;
import dev.countersign.session.LocalSandbox;
import dev.countersign.session.SignIn;
import dev.countersign.session.credentials.source.KeySources;
import dev.countersign.session.profile.Profiles;
import dev.countersign.session.profile.Variables;
import dev.countersign.session.sso.BrowserOpener;
import dev.countersign.session.sso.center.IdentityCenter;
import dev.countersign.session.sso.flow.SsoSurroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * All that signing in needs, wired to AWS; once for a program. Making it calls nothing and reads nothing. Closing it ends what
 * is shared: sessions are closed on their own.
 *
 * @param center IAM Identity Center, shared by sign-ins and by the choice of an account
 */
public record SigningIn(SignIn signIn, IdentityCenter center) implements AutoCloseable {
    /**
     * Wires it.
     *
     * @param home the folder whose {@code .aws} holds profiles and caches
     */
    public static SigningIn of(Variables variables, Path home, LocalSandbox sandbox, BrowserOpener browser) {
        var center = new IdentityCenter(SsoSurroundings.of(home, SdkSsoGateway::connect, browser));
        var sources = new KeySources(
                new SdkCredentialPorts(), center, new Profiles(variables, home)::catalog, variables, home);
        return new SigningIn(new SignIn(SdkGateways::connect, sandbox, sources), center);
    }

    /**
     * Wires it for a command, which starts no sandbox.
     *
     * @param browser whether a page may be opened; otherwise signing in goes by a code
     */
    public static SigningIn ofCommand(Variables variables, Path home, boolean browser) {
        return of(
                variables,
                home,
                () -> {
                    throw new IllegalStateException("a command starts no sandbox");
                },
                browser ? new Browser()::show : SigningIn::openNothing);
    }

    private static void openNothing(URI page) throws IOException {
        throw new IOException("no browser is to be opened");
    }

    @Override
    public void close() {
        center.close();
    }
}
