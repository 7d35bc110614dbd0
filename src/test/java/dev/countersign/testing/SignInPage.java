package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The person before the sandbox's sign-in pages, without a browser: opens a page and sends its form.
 *
 * <pre>
 * URI callback = SignInPage.open(authorizeUrl).allow("approver").location();  // http://127.0.0.1:PORT/oauth/callback?code=…
 * SignInPage.open(verificationUriComplete).allow("viewer");
 * SignInPage.open(verificationUriComplete).deny();
 * </pre>
 *
 * @param status of the HTTP answer
 * @param body the page's markup
 * @param location where the page leads to; not followed
 */
public record SignInPage(URI uri, int status, String body, URI location) {
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    public static SignInPage open(URI page) {
        return send(HttpRequest.newBuilder(page).GET().build());
    }

    /** The PKCE challenge of a verifier, by the method {@code S256}. */
    public static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Chooses a person ({@code administrator}, {@code approver}, {@code viewer}, {@code newcomer}) and presses Allow. */
    public SignInPage allow(String person) {
        return submit(Map.of("ticket", ticket(), "person", person, "decision", "allow"));
    }

    public SignInPage deny() {
        return submit(Map.of("ticket", ticket(), "decision", "deny"));
    }

    /** What the page knows about the question, hidden in its form. */
    public String ticket() {
        Matcher ticket = TICKET.matcher(body);
        if (!ticket.find()) {
            throw new AssertionError("no form in the page: HTTP " + status);
        }
        return ticket.group(1);
    }

    /** Sends any form to this page's path, with more headers, given as name and value in turn. */
    public SignInPage submit(Map<String, String> fields, String... headers) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri.resolve(uri.getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static SignInPage send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return new SignInPage(
                    request.uri(),
                    answer.statusCode(),
                    answer.body(),
                    URI.create(answer.headers().firstValue("location").orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
