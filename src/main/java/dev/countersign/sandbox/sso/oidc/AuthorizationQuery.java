package dev.countersign.sandbox.sso.oidc;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of the query that a program sends a browser to {@code /authorize} with. */
public sealed interface AuthorizationQuery {
    /** The person is to be asked. */
    record Asks(AuthorizationRequest request) implements AuthorizationQuery {}

    /** The program is told by way of the browser that it did something wrong. */
    record GoesBack(URI target) implements AuthorizationQuery {
        /** Tells no state. */
        @Override
        public String toString() {
            return "GoesBack";
        }
    }

    /** Nobody can be trusted with an answer, so the person is told. */
    record Refused(String sentence) implements AuthorizationQuery {}

    /** @param parameters gives a parameter by its name */
    static AuthorizationQuery read(Clients clients, Function<String, Optional<String>> parameters) {
        Optional<Client> client = parameters.apply("client_id").flatMap(clients::find);
        if (client.isEmpty()) {
            return new Refused("The program that sent you here is not registered, or its registration has expired.");
        }
        Optional<URI> redirect = parameters
                .apply("redirect_uri")
                .flatMap(Redirects::loopback)
                .filter(asked -> client.get().redirectUris().stream().anyMatch(known -> Redirects.match(known, asked)));
        return redirect.map(uri -> read(client.get(), uri, parameters))
                .orElseGet(() ->
                        new Refused("The program that sent you here wants the answer at an address that it did not"
                                + " register."));
    }

    private static AuthorizationQuery read(Client client, URI redirect, Function<String, Optional<String>> parameters) {
        Optional<String> state = parameters.apply("state");
        // AWS's own programs say "scopes", OAuth says "scope".
        List<String> scopes = parameters
                .apply("scopes")
                .or(() -> parameters.apply("scope"))
                .map(text -> Arrays.asList(text.strip().split("\\s+")))
                .orElse(client.scopes());
        Optional<String> challenge =
                parameters.apply("code_challenge").filter(text -> text.matches("[A-Za-z0-9_-]{43}"));
        String type = parameters.apply("response_type").orElse("");
        String method = parameters.apply("code_challenge_method").orElse("");
        if (!client.grants().contains(Grant.AUTHORIZATION_CODE)) {
            return back(redirect, "unauthorized_client", "The program did not register for this grant.", state);
        }
        if (!type.equals("code")) {
            return back(redirect, "unsupported_response_type", "Only response_type=code is supported.", state);
        }
        if (!method.equals("S256") || challenge.isEmpty()) {
            return back(redirect, "invalid_request", "PKCE with code_challenge_method=S256 is required.", state);
        }
        if (!client.scopes().containsAll(scopes)) {
            return back(redirect, "invalid_scope", "The program did not register for these scopes.", state);
        }
        return new Asks(new AuthorizationRequest(client, redirect, state, scopes, challenge.get()));
    }

    private static AuthorizationQuery back(URI redirect, String error, String description, Optional<String> state) {
        return new GoesBack(AuthorizationRequest.failed(redirect, error, description, state));
    }
}
