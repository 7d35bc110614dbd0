package dev.countersign.testing;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SsoGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An IAM Identity Center in memory that keeps to the rules of OIDC and counts what it is asked. */
public final class FakeIdentityCenter implements SsoGateway {
    public static final Duration TOKEN_LASTS = Duration.ofHours(1);

    /** Every call by its name, in order. */
    public final List<String> calls = new ArrayList<>();

    /** What the next calls are answered with instead, by name. */
    public final Map<String, Deque<AwsFailure>> failures = new HashMap<>();

    public final List<ClientRequest> registrations = new ArrayList<>();
    public final List<Account> accounts = new ArrayList<>();
    public final Map<String, List<String>> roles = new HashMap<>();
    private final InstantSource clock;
    private final Set<String> clients = new HashSet<>();
    private final Map<String, String> challenges = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private boolean agreed;
    private int serial;

    /**
     * @param clock of the server
     */
    public FakeIdentityCenter(InstantSource clock) {
        this.clock = clock;
    }

    /** The person enters the code and agrees. */
    public void agree() {
        agreed = true;
    }

    /** Forgets all clients, as a restarted server does. */
    public void forgetClients() {
        clients.clear();
    }

    /** Ends all sessions at once, as an administrator can. */
    public void revokeAll() {
        tokens.clear();
        refreshTokens.clear();
    }

    /** How often an operation was called. */
    public long count(String operation) {
        return calls.stream().filter(operation::equals).count();
    }

    /** The next call of an operation is answered with an error. */
    public void failNext(String operation, String code, int status) {
        failNext(operation, new AwsFailure(kind(code, status), "sso:" + operation, code, "", "r-1", status));
    }

    public void failNext(String operation, AwsFailure failure) {
        failures.computeIfAbsent(operation, name -> new ArrayDeque<>()).add(failure);
    }

    /** Something happens while the next call of an operation is on its way. */
    public void beforeNext(String operation, Runnable happening) {
        before.put(operation, happening);
    }

    @Override
    public synchronized Client register(ClientRequest request) {
        called("register");
        registrations.add(request);
        var client = new Client("client-" + ++serial, "client-secret-" + serial, now().plus(Duration.ofDays(90)));
        clients.add(client.id());
        return client;
    }

    @Override
    public synchronized DeviceCode startDevice(Client client, URI startUrl) {
        called("startDevice");
        known(client);
        URI page = URI.create("https://device.test/");
        return new DeviceCode(
                "device-" + ++serial,
                "ABCD-EFGH",
                page,
                page.resolve("?user_code=ABCD-EFGH"),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5));
    }

    /** A page whose address is all that the person's browser needs to agree. */
    @Override
    public synchronized URI authorizePage(
            Client client, List<String> scopes, URI redirect, String state, String challenge) {
        String code = "code-" + ++serial;
        challenges.put(code, challenge);
        return URI.create("https://oidc.test/authorize?redirect=" + redirect + "&code=" + code + "&state=" + state);
    }

    @Override
    public synchronized Token createToken(Client client, Grant grant) {
        called("createToken");
        known(client);
        switch (grant) {
            case Grant.AuthorizationCode code -> {
                if (!s256(code.verifier()).equals(challenges.remove(code.code()))) {
                    throw failure("createToken", "InvalidGrantException", 400);
                }
            }
            case Grant.Device _ -> {
                if (!agreed) {
                    throw failure("createToken", "AuthorizationPendingException", 400);
                }
            }
            case Grant.Refresh refresh -> {
                if (!refreshTokens.remove(refresh.refreshToken())) {
                    throw failure("createToken", "InvalidGrantException", 400);
                }
            }
        }
        boolean refreshable = registrations.stream().anyMatch(r -> !r.scopes().isEmpty());
        String value = "access-" + ++serial;
        tokens.add(value);
        refreshTokens.add("refresh-" + serial);
        return new Token(value, TOKEN_LASTS, refreshable ? Optional.of("refresh-" + serial) : Optional.empty());
    }

    @Override
    public synchronized List<Account> accounts(String accessToken) {
        called("accounts");
        authorised(accessToken);
        return List.copyOf(accounts);
    }

    @Override
    public synchronized List<String> roles(String accessToken, String accountId) {
        called("roles");
        authorised(accessToken);
        return roles.getOrDefault(accountId, List.of());
    }

    @Override
    public synchronized RoleCredentials roleCredentials(String accessToken, String accountId, String roleName) {
        called("roleCredentials");
        authorised(accessToken);
        if (!roles.getOrDefault(accountId, List.of()).contains(roleName)) {
            throw failure("roleCredentials", "ForbiddenException", 403);
        }
        return new RoleCredentials(
                new AccessKeys("ASIA" + ++serial, "secret", Optional.of("session")), now().plus(TOKEN_LASTS));
    }

    @Override
    public synchronized void logout(String accessToken) {
        called("logout");
        authorised(accessToken);
        tokens.remove(accessToken);
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {}

    private Instant now() {
        return clock.instant();
    }

    private void called(String operation) {
        calls.add(operation);
        Optional.ofNullable(before.remove(operation)).ifPresent(Runnable::run);
        Deque<AwsFailure> planned = failures.getOrDefault(operation, new ArrayDeque<>());
        if (!planned.isEmpty()) {
            throw planned.removeFirst();
        }
    }

    private void known(Client client) {
        if (!clients.contains(client.id())) {
            throw failure("oidc", "InvalidClientException", 401);
        }
    }

    private void authorised(String accessToken) {
        if (!tokens.contains(accessToken)) {
            throw failure("portal", "UnauthorizedException", 401);
        }
    }

    private static AwsFailure failure(String operation, String code, int status) {
        return new AwsFailure(kind(code, status), "sso:" + operation, code, "", "r-1", status);
    }

    private static AwsFailure.Kind kind(String code, int status) {
        if (status == 0) {
            return AwsFailure.Kind.UNREACHABLE;
        }
        return code.startsWith("TooMany") ? AwsFailure.Kind.THROTTLED : AwsFailure.Kind.INVALID;
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
