package dev.countersign.sandbox.signin;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.CallerSession;
import dev.countersign.sandbox.api.Identities;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequest;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequestBody;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponse;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;

/**
 * AWS Sign-In: short-lived credentials for somebody who signed in to the console, as the AWS CLI's {@code aws login} and the SDKs'
 * {@code login_session} profiles use it. An authorization code is exchanged (with PKCE) for credentials and a refresh token; both
 * times the client proves with a DPoP header that it has the key that the tokens are bound to. Everything here goes by the wall
 * clock, as temporary credentials do.
 */
public final class SigninService {
    private static final Pattern CLIENT = Pattern.compile("arn:aws:signin:::devtools/(same-device|cross-device)");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");
    private static final Duration CREDENTIALS_LIFE = Duration.ofMinutes(15);
    private static final String PATH = "/v1/token";
    private static final Caller SELF = Caller.service("signin.amazonaws.com", "signin");

    private final World world;
    private final InstantSource wall;
    private final Logins logins;
    private final DpopProofs proofs;
    private final IdTokens idTokens;

    public SigninService(World world) {
        this(world, InstantSource.system());
    }

    /** @param wall what codes, tokens and credentials expire by */
    public SigninService(World world, InstantSource wall) {
        this.world = world;
        this.wall = wall;
        this.logins = new Logins(wall, world.issued());
        this.proofs = new DpopProofs(wall);
        this.idTokens = new IdTokens(world.issued());
    }

    public void register() {
        world.operations().on(CreateOAuth2TokenRequest.class, Access.free(), (r, caller) -> create(r));
        world.site().serve(SigninPage.PATH, new SigninPage(this, logins, wall));
    }

    /**
     * What the sign-in page does when a person says who they are: lets the client have that user's credentials.
     *
     * @param redirectUri where the client wants the code to be sent; it has to say so again when it redeems the code
     * @param codeChallenge the SHA-256 of the client's code verifier, in base64url without padding
     * @return the authorization code, good once
     * @throws ServiceError when there is no such user, or it may not sign in this way
     */
    String authorize(String userName, String clientId, Optional<String> redirectUri, String codeChallenge) {
        checkClient(clientId);
        Caller person = users().stream()
                .filter(user -> name(user).equals(userName))
                .findFirst()
                .orElseThrow(() -> SigninErrors.invalid("There is no user " + userName + "."));
        authorize(person, "signin:AuthorizeOAuth2Access", clientId);
        return logins.authorize(person, clientId, redirectUri, codeChallenge);
    }

    List<String> userNames() {
        return users().stream().map(SigninService::name).toList();
    }

    private static String name(Caller user) {
        return user.arn().substring(user.arn().lastIndexOf('/') + 1);
    }

    private List<Caller> users() {
        return world
                .operations()
                .call(SELF, ListUsersRequest.builder().maxItems(1000).build(), ListUsersResponse.class)
                .users()
                .stream()
                .map(user -> Caller.user(user.arn(), user.userId()))
                .toList();
    }

    private CreateOAuth2TokenResponse create(CreateOAuth2TokenRequest r) {
        CreateOAuth2TokenRequestBody input = r.tokenInput();
        if (input == null) {
            throw SigninErrors.invalid("The request has no body.");
        }
        String client = checkClient(input.clientId());
        String thumbprint = proofs.thumbprint(header(r, "DPoP"), "POST", PATH);
        CreateOAuth2TokenResponseBody output = switch (String.valueOf(input.grantType())) {
            case "authorization_code" -> redeem(input, client, thumbprint);
            case "refresh_token" -> refresh(input, client, thumbprint);
            default -> throw SigninErrors.invalid("grantType must be authorization_code or refresh_token.");
        };
        return CreateOAuth2TokenResponse.builder().tokenOutput(output).build();
    }

    private CreateOAuth2TokenResponseBody redeem(CreateOAuth2TokenRequestBody input, String client, String thumbprint) {
        String code = needed(input.code(), "code");
        String verifier = needed(input.codeVerifier(), "codeVerifier");
        if (!VERIFIER.matcher(verifier).matches()) {
            throw SigninErrors.invalid("codeVerifier must be 43 to 128 unreserved characters.");
        }
        Logins.Authorization found = logins.redeem(code, client, Optional.ofNullable(input.redirectUri()), verifier);
        Instant now = wall.instant();
        var login = new Logins.Login(found.person(), client, thumbprint, now.plus(Logins.LONGEST));
        return credentials(login).toBuilder()
                .idToken(idTokens.of(found.person(), client, now, CREDENTIALS_LIFE))
                .build();
    }

    private CreateOAuth2TokenResponseBody refresh(
            CreateOAuth2TokenRequestBody input, String client, String thumbprint) {
        return credentials(logins.resume(needed(input.refreshToken(), "refreshToken"), client, thumbprint));
    }

    private CreateOAuth2TokenResponseBody credentials(Logins.Login login) {
        if (users().stream().noneMatch(login.person()::equals)) {
            throw SigninErrors.credentialsChanged();
        }
        authorize(login.person(), "signin:CreateOAuth2Token", login.clientId());
        Instant now = wall.instant();
        Duration left = Duration.between(now, login.ends());
        Duration life = left.compareTo(CREDENTIALS_LIFE) < 0 ? left : CREDENTIALS_LIFE;
        Identities.Credentials issued = world.identities().issue(login.person().with(CallerSession.issued(now)), life);
        return CreateOAuth2TokenResponseBody.builder()
                .accessToken(token -> token.accessKeyId(issued.accessKeyId())
                        .secretAccessKey(issued.secretAccessKey())
                        .sessionToken(issued.sessionToken().orElseThrow()))
                .tokenType("aws_sigv4")
                .expiresIn(Math.max(1, Math.toIntExact(life.toSeconds())))
                .refreshToken(logins.keep(login))
                .build();
    }

    private void authorize(Caller person, String action, String client) {
        String kind = client.endsWith("/same-device") ? "localhost" : "remote";
        try {
            world.operations()
                    .authorize(
                            person, new Needed(action, world.account().arn("signin", "oauth2/public-client/" + kind)));
        } catch (ServiceError e) {
            throw SigninErrors.insufficientPermissions(String.valueOf(e.getMessage()));
        }
    }

    static String checkClient(@Nullable String clientId) {
        String id = needed(clientId, "clientId");
        if (!CLIENT.matcher(id).matches()) {
            throw SigninErrors.invalid("clientId is none of AWS's development tools.");
        }
        return id;
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw SigninErrors.invalid(name + " is required.");
        }
        return value;
    }

    private static Optional<String> header(CreateOAuth2TokenRequest r, String name) {
        return r.overrideConfiguration()
                .flatMap(configuration -> configuration.headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .flatMap(header -> header.getValue().stream())
                        .findFirst());
    }
}
