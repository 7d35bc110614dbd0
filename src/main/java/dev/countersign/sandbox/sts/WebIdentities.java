package dev.countersign.sandbox.sts;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.JsonWebKey;
import dev.countersign.sandbox.api.JsonWebToken;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import tools.jackson.databind.JsonNode;

/** Verifies tokens of the identity providers that IAM knows: issuer, signature, audience and time. */
final class WebIdentities {
    private static final Caller SELF = Caller.service("sts.amazonaws.com", "sts");

    /**
     * Somebody whom a provider vouches for.
     *
     * @param keys condition keys for the role's trust policy, for example {@code idp.example.com:sub}
     */
    record WebIdentity(String providerArn, String issuer, String audience, String subject, Map<String, String> keys) {}

    private final World world;
    private final InstantSource wall;
    private final ProviderKeys providerKeys;

    WebIdentities(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
        this.providerKeys = new ProviderKeys(world.clock());
    }

    /** @throws ServiceError in AWS's words when the token is not of a known provider, not rightly signed, or out of date */
    WebIdentity verify(@Nullable String text) {
        JsonWebToken token;
        try {
            token = JsonWebToken.parse(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw StsErrors.invalidToken(
                    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        }
        String issuer = claim(token, "iss");
        String bare = issuer.replaceFirst("^https?://", "").replaceFirst("/+$", "");
        String arn = world.account().globalArn("iam", "oidc-provider/" + bare);
        GetOpenIdConnectProviderResponse provider = provider(arn, issuer);
        checkTime(token);
        checkSignature(token, provider.url());
        String audience = audience(token, provider.clientIDList());
        Map<String, String> keys = new LinkedHashMap<>();
        for (String name : List.of("sub", "email", "amr", "azp")) {
            String value = claim(token, name);
            if (!value.isEmpty()) {
                keys.put(bare + ":" + name, value);
            }
        }
        keys.put(bare + ":aud", audience);
        return new WebIdentity(arn, issuer, audience, claim(token, "sub"), keys);
    }

    private GetOpenIdConnectProviderResponse provider(String arn, String issuer) {
        try {
            return world.operations()
                    .call(
                            SELF,
                            GetOpenIdConnectProviderRequest.builder()
                                    .openIDConnectProviderArn(arn)
                                    .build(),
                            GetOpenIdConnectProviderResponse.class);
        } catch (ServiceError e) {
            throw StsErrors.invalidToken("No OpenIDConnect provider found in your account for " + issuer);
        }
    }

    private void checkTime(JsonWebToken token) {
        Instant now = wall.instant();
        long expires = token.claims().path("exp").asLong(0);
        if (now.getEpochSecond() >= expires) {
            throw ServiceError.of(
                    "ExpiredTokenException",
                    "Token expired: current date/time " + now.getEpochSecond()
                            + " must be before the expiration date/time " + expires);
        }
        if (token.claims().path("nbf").asLong(0) > now.getEpochSecond()) {
            throw StsErrors.invalidToken("Token is not yet valid");
        }
        if (claim(token, "sub").isEmpty()) {
            throw StsErrors.invalidToken("Missing a required claim: sub");
        }
    }

    private void checkSignature(JsonWebToken token, String providerUrl) {
        if (!token.knowsAlgorithm()) {
            throw StsErrors.invalidToken("Token signature algorithm is not supported");
        }
        String keyId = token.header().path("kid").asString("");
        List<JsonWebKey> candidates = new ArrayList<>();
        for (JsonNode key : providerKeys.of(providerUrl)) {
            if (key.path("kid").asString("").equals(keyId)) {
                try {
                    candidates.add(JsonWebKey.of(key));
                } catch (IllegalArgumentException e) {
                    throw StsErrors.noKey();
                }
            }
        }
        if (candidates.isEmpty()) {
            throw StsErrors.noKey();
        }
        if (candidates.stream().noneMatch(key -> token.isSignedBy(key.key()))) {
            throw StsErrors.invalidToken("Token signature is not valid");
        }
    }

    private static String audience(JsonWebToken token, List<String> clients) {
        // Where a token names who it was issued to, that is what AWS compares.
        List<String> named = new ArrayList<>();
        String party = claim(token, "azp");
        JsonNode audiences = token.claims().path("aud");
        if (!party.isEmpty()) {
            named.add(party);
        } else if (audiences.isArray()) {
            audiences.forEach(each -> named.add(each.asString("")));
        } else {
            named.add(audiences.asString(""));
        }
        return named.stream()
                .filter(clients::contains)
                .findFirst()
                .orElseThrow(() -> StsErrors.invalidToken("Incorrect token audience"));
    }

    private static String claim(JsonWebToken token, String name) {
        return token.claims().path(name).asString("");
    }
}
