package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.api.web.PageAnswer;
import dev.countersign.sandbox.api.web.PageRequest;
import dev.countersign.sandbox.api.web.Site;
import dev.countersign.sandbox.wire.http.Percent;
import dev.countersign.sandbox.wire.http.WebPages;
import dev.countersign.sandbox.wire.http.WireRequest;
import dev.countersign.sandbox.wire.http.WireResponse;
import dev.countersign.sandbox.wire.signing.CredentialScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves the pages of {@link World#site()} to the user's browser. No other site can send their forms, show them in a frame or
 * read them; they run no script and load nothing.
 */
public final class SiteDoor implements Function<WireRequest, WireResponse> {
    private static final Logger LOG = Logger.getLogger(SiteDoor.class.getName());
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final World world;
    private final Site site;

    public SiteDoor(World world) {
        this.world = world;
        this.site = world.site();
    }

    /** Whether a request is for a page, and not one to S3 for a bucket of the same name: that would be signed. */
    public boolean isFor(WireRequest sent) {
        return site.at(sent.rawPath()).isPresent()
                && sent.header("authorization").isEmpty()
                && CredentialScope.of(sent).isEmpty();
    }

    @Override
    public WireResponse apply(WireRequest sent) {
        boolean sends = sent.method().equals("POST");
        if (!WebPages.isToUs(sent) || (sends && !WebPages.mayBeOurForm(sent))) {
            return empty(403);
        }
        if (!METHODS.contains(sent.method())) {
            return empty(405).with("Allow", "GET, HEAD, POST");
        }
        Map<String, List<String>> parameters =
                sends ? Percent.parameters(new String(sent.body(), StandardCharsets.UTF_8)) : sent.query();
        try {
            return site.at(sent.rawPath())
                    .map(page -> page.apply(new PageRequest(sends, parameters)))
                    .map(this::response)
                    .orElseGet(() -> empty(404));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> "the sandbox failed in page " + sent.rawPath() + Trace.of(e));
            return empty(500);
        }
    }

    private WireResponse empty(int status) {
        return WireResponse.empty(status, world.clock().instant());
    }

    private WireResponse response(PageAnswer answer) {
        WireResponse response = switch (answer) {
            case PageAnswer.SeeOther onward ->
                empty(303).with("Location", onward.target().toASCIIString());
            case PageAnswer.Document page ->
                new WireResponse(page.status(), headers(page), page.html().getBytes(StandardCharsets.UTF_8), date());
        };
        // Not "no-referrer": with that, browsers hide where a form comes from, even from ourselves.
        return response.with("Cache-Control", "no-store").with("Referrer-Policy", "same-origin");
    }

    private java.time.Instant date() {
        return world.clock().instant();
    }

    private static Map<String, String> headers(PageAnswer.Document page) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        // A browser holds a form's redirects, too, to form-action.
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; img-src data:; style-src 'sha256-" + sha256(page.style())
                        + "'; form-action 'self'"
                        + String.join(
                                "",
                                page.formTargets().stream()
                                        .map(target -> " " + target)
                                        .toList())
                        + "; base-uri 'none'; frame-ancestors 'none'");
        return headers;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
