package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.web.PageRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a program asks for when it sends the browser to sign in.
 *
 * @param redirect of a program on this machine, where it listens; otherwise a page that shows the code
 * @param challenge the SHA-256 of the program's code verifier, in base64url without padding
 */
record LoginRequest(String clientId, URI redirect, String state, String challenge) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String CONFIRMATION = "/v1/sessions/confirmation";

    /** @throws dev.countersign.sandbox.api.ServiceError with a sentence about what is missing or wrong */
    static LoginRequest read(PageRequest sent) {
        String client = SigninService.checkClient(parameter(sent, "client_id"));
        if (!parameter(sent, "response_type").equals("code")) {
            throw SigninErrors.invalid("response_type must be code.");
        }
        if (!parameter(sent, "code_challenge_method").matches("SHA-256|S256")) {
            throw SigninErrors.invalid("code_challenge_method must be SHA-256.");
        }
        String challenge = parameter(sent, "code_challenge");
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw SigninErrors.invalid("code_challenge must be a SHA-256 in base64url.");
        }
        var request = new LoginRequest(
                client, redirect(parameter(sent, "redirect_uri")), parameter(sent, "state"), challenge);
        if (!request.isAcceptable()) {
            throw SigninErrors.invalid("redirect_uri must be a program on this machine.");
        }
        return request;
    }

    private static String parameter(PageRequest sent, String name) {
        return sent.parameter(name).orElseThrow(() -> SigninErrors.invalid(name + " is required."));
    }

    private static URI redirect(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SigninErrors.invalid("redirect_uri is not a URI.");
        }
    }

    private boolean isAcceptable() {
        if (!onThisDevice()) {
            return CONFIRMATION.equals(redirect.getPath());
        }
        return "http".equals(redirect.getScheme())
                && redirect.getHost() != null
                && LOOPBACK.contains(redirect.getHost())
                && redirect.getRawFragment() == null
                && redirect.getRawUserInfo() == null;
    }

    boolean onThisDevice() {
        return clientId.endsWith("/same-device");
    }

    /** Origins that the page's form may lead to. */
    List<String> formTargets() {
        return onThisDevice() ? List.of(redirect.getScheme() + "://" + redirect.getRawAuthority()) : List.of();
    }

    URI withCode(String code) {
        String separator = redirect.getRawQuery() == null ? "?" : "&";
        return URI.create(redirect + separator + "code=" + encoded(code) + "&state=" + encoded(state));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Tells no state, which is the program's secret until it comes back. */
    @Override
    public String toString() {
        return "a login of " + clientId;
    }
}
