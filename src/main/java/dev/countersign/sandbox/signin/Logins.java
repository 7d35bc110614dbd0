package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.IssuedSecrets;
import dev.countersign.sandbox.api.ServiceError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has signed in: authorization codes that were given out, and refresh tokens. */
final class Logins {
    /** How long a person stays signed in. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 96;

    /**
     * What a code stands for.
     *
     * @param challenge the SHA-256 of the secret that the client keeps, in base64url
     */
    record Authorization(
            Caller person, String clientId, Optional<String> redirectUri, String challenge, Instant ends) {}

    /**
     * What a refresh token stands for.
     *
     * @param keyThumbprint of the key that the client has to have
     */
    record Login(Caller person, String clientId, String keyThumbprint, Instant ends) {}

    private final InstantSource wall;
    private final IssuedSecrets issued;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Authorization> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    Logins(InstantSource wall, IssuedSecrets issued) {
        this.wall = wall;
        this.issued = issued;
    }

    /** A new code, good once, for ten minutes. */
    String authorize(Caller person, String clientId, Optional<String> redirectUri, String challenge) {
        String code = issued.noted("sign-in code", secret());
        Instant ends = wall.instant().plus(CODE_LIFE);
        codes.put(code, new Authorization(person, clientId, redirectUri, challenge, ends));
        return code;
    }

    /** @throws ServiceError when the code is unknown, used, too old, or was given to somebody else */
    Authorization redeem(String code, String clientId, Optional<String> redirectUri, String verifier) {
        Authorization found = codes.remove(code);
        if (found == null || !wall.instant().isBefore(found.ends())) {
            throw SigninErrors.codeExpired();
        }
        if (!found.clientId().equals(clientId) || !found.redirectUri().equals(redirectUri)) {
            throw SigninErrors.invalid("The authorization code was issued to another client or redirect URI.");
        }
        if (!found.challenge().equals(challenge(verifier))) {
            throw SigninErrors.invalid("The code verifier does not match the code challenge.");
        }
        return found;
    }

    /** A refresh token for a login. Earlier ones stay good, so that a lost answer can be asked for again. */
    String keep(Login login) {
        Instant now = wall.instant();
        logins.values().removeIf(old -> now.isAfter(old.ends().plus(LONGEST)));
        String token = issued.noted("sign-in refresh token", secret());
        logins.put(token, login);
        return token;
    }

    /** @throws ServiceError when the token is unknown, too old, or bound to another client or key */
    Login resume(String refreshToken, String clientId, String keyThumbprint) {
        Login login = logins.get(refreshToken);
        if (login == null
                || !login.clientId().equals(clientId)
                || !login.keyThumbprint().equals(keyThumbprint)) {
            throw SigninErrors.invalid("The refresh token is not valid for this client and key.");
        }
        if (!wall.instant().isBefore(login.ends())) {
            throw SigninErrors.tokenExpired();
        }
        return login;
    }

    /** A name that cannot be guessed, for a page that is shown. */
    String ticket() {
        return secret();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
