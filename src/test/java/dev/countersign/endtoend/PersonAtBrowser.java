package dev.countersign.endtoend;

import dev.countersign.aws.sdk.SdkSsoGateway;
import dev.countersign.session.sso.BrowserOpener;
import dev.countersign.session.sso.center.IdentityCenter;
import dev.countersign.session.sso.flow.CallbackPort;
import dev.countersign.session.sso.flow.Pause;
import dev.countersign.session.sso.flow.SsoSurroundings;
import dev.countersign.testing.ManualTime;
import dev.countersign.testing.SignInPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A person who agrees to every sign-in page that is shown. */
final class PersonAtBrowser implements BrowserOpener {
    private static final Duration FAST = Duration.ofMinutes(5);

    /** The pages that were shown. */
    final List<URI> shown = new ArrayList<>();

    private final String name;

    /**
     * @param name a person of the sandbox, such as {@code approver}
     */
    PersonAtBrowser(String name) {
        this.name = name;
    }

    /**
     * Countersign on this person's machine, whose clock is fast, and where waiting moves the time.
     *
     * @param home with {@code .aws/sso/cache}
     */
    IdentityCenter center(Path home, ManualTime time) {
        return center(home, () -> time.instant().plus(FAST), (most, signal) -> {
            if (!signal.isDone()) {
                time.advance(most);
            }
            return signal.isDone();
        });
    }

    /** Countersign on this person's machine, with the machine's own clock. */
    IdentityCenter center(Path home) {
        return center(home, InstantSource.system(), Pause.REAL);
    }

    private IdentityCenter center(Path home, InstantSource clock, Pause pause) {
        return new IdentityCenter(new SsoSurroundings(
                home.resolve(".aws/sso/cache"),
                (region, endpoints) -> SdkSsoGateway.connect(region, endpoints, clock),
                this,
                clock,
                pause,
                Runnable::run,
                CallbackPort.LOOPBACK));
    }

    @Override
    public void open(URI page) throws IOException {
        shown.add(page);
        URI back = SignInPage.open(page).allow(name).location();
        if (back.toString().isEmpty()) {
            return;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
