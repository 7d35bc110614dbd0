package dev.countersign.session.sso.flow;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.sso.BrowserOpener;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.testing.FakeIdentityCenter;
import dev.countersign.testing.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A machine with a clock that waiting moves, a browser that a test plays, and an Identity Center in memory. */
public final class SsoWorld {
    public static final SsoSession CORP = new SsoSession(
            Optional.of("corp"),
            URI.create("https://corp.awsapps.com/start"),
            "eu-west-1",
            List.of(SsoSession.ACCOUNT_ACCESS));
    public static final SsoSession OTHER = new SsoSession(
            Optional.of("other"),
            URI.create("https://other.awsapps.com/start"),
            "us-east-1",
            List.of(SsoSession.ACCOUNT_ACCESS));
    public static final SsoSession LEGACY =
            SsoSession.legacy(URI.create("https://corp.awsapps.com/start"), "eu-west-1");

    public final ManualTime time = new ManualTime(Instant.parse("2026-11-22T08:00:00Z"));
    /** How far the server's clock is ahead of this machine's. */
    public Duration skew = Duration.ZERO;

    public final FakeIdentityCenter center =
            new FakeIdentityCenter(() -> time.instant().plus(skew));

    /** What happens at the beginning of each waiting, one after the other. */
    public final Deque<Runnable> meanwhile = new ArrayDeque<>();

    /** How long was waited each time. */
    public final List<Duration> waits = new ArrayList<>();

    /** The pages that the browser was sent to. */
    public final List<URI> opened = new ArrayList<>();

    /** What the browser does with a page; nothing at first. */
    public BrowserOpener browser = page -> {};

    /** Tasks that wait for {@link #work}. */
    public final Deque<Runnable> tasks = new ArrayDeque<>();

    public CallbackPort port = CallbackPort.LOOPBACK;

    /** The machine whose cache is in this folder. */
    public SsoSurroundings around(Path folder) {
        return new SsoSurroundings(
                folder,
                (region, endpoints) -> center,
                page -> {
                    browser.open(page);
                    opened.add(page);
                },
                time,
                this::pause,
                tasks::add,
                () -> port.bind());
    }

    /** Carries out what has been asked for, on this thread. */
    public void work() {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    public static SsoRequest request(SsoSession session) {
        return new SsoRequest(session, Endpoints.OF_AWS);
    }

    /** A person who agrees at once in the browser, which then brings the code. */
    public void agreeInBrowser() {
        browser = page -> {
            if (page.getHost().equals("oidc.test")) {
                brought(page, query(page, "code"), query(page, "state"));
            }
        };
    }

    /** The browser brings something back. */
    public static HttpResponse<String> brought(URI page, String code, String state) throws IOException {
        return get(URI.create(query(page, "redirect") + "?code=" + code + "&state=" + state));
    }

    public static HttpResponse<String> get(URI uri) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public static String query(URI page, String name) {
        return page.getQuery().replaceFirst("^(.*&)?" + name + "=", "").replaceFirst("&.*$", "");
    }

    private boolean pause(Duration most, CompletableFuture<?> signal) {
        waits.add(most);
        Optional.ofNullable(meanwhile.pollFirst()).ifPresent(Runnable::run);
        if (!signal.isDone()) {
            time.advance(most);
        }
        return signal.isDone();
    }
}
