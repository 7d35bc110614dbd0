package dev.countersign.session.sso.center;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.AccessToken;
import dev.countersign.session.sso.Aged;
import dev.countersign.session.sso.RoleKeys;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoTokens;
import dev.countersign.session.sso.cache.CachedToken;
import dev.countersign.session.sso.cache.TokenCache;
import dev.countersign.session.sso.flow.SsoGateways;
import dev.countersign.session.sso.flow.SsoSentences;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** {@link SsoPortal} that keeps its lists, and tries a refused token's successor once. */
final class CachedPortal implements SsoPortal {
    private static final Comparator<String> BY_NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());
    private static final String ACCOUNTS = "";

    private final SsoSession session;
    private final Endpoints endpoints;
    private final SsoGateways gateways;
    private final SsoTokens tokens;
    private final TokenCache cache;
    private final InstantSource clock;
    private final Map<String, Aged<List<SsoAccount>>> accounts = new ConcurrentHashMap<>();
    private final Map<String, Aged<List<SsoRole>>> roles = new ConcurrentHashMap<>();

    /**
     * @param clock of this machine
     */
    CachedPortal(SsoRequest place, SsoGateways gateways, SsoTokens tokens, TokenCache cache, InstantSource clock) {
        this.session = place.session();
        this.endpoints = place.endpoints();
        this.gateways = gateways;
        this.tokens = tokens;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Aged<List<SsoAccount>> accounts() throws SsoSignInNeededException {
        Aged<List<SsoAccount>> known = accounts.get(ACCOUNTS);
        if (known != null) {
            return known;
        }
        List<SsoAccount> read = called(token -> gateway().accounts(token)).stream()
                .map(account -> new SsoAccount(account.id(), account.name(), account.email()))
                .sorted(Comparator.comparing(SsoAccount::name, BY_NAME).thenComparing(SsoAccount::id))
                .toList();
        return kept(accounts, ACCOUNTS, read);
    }

    @Override
    public Aged<List<SsoRole>> roles(String accountId) throws SsoSignInNeededException {
        Aged<List<SsoRole>> known = roles.get(accountId);
        if (known != null) {
            return known;
        }
        List<SsoRole> read = called(token -> gateway().roles(token, accountId)).stream()
                .sorted(BY_NAME)
                .map(name -> new SsoRole(accountId, name))
                .toList();
        return kept(roles, accountId, read);
    }

    @Override
    public void refresh() {
        accounts.clear();
        roles.clear();
    }

    @Override
    public RoleKeys credentials(String accountId, String roleName) throws SsoSignInNeededException {
        try {
            var keys = called(token -> gateway().roleCredentials(token, accountId, roleName));
            return new RoleKeys(keys.keys(), keys.expiresAt());
        } catch (AwsFailure e) {
            if (e.httpStatus() == 403 && !e.code().isEmpty() || e.code().equals("ResourceNotFoundException")) {
                throw new AwsFailure(
                        AwsFailure.Kind.NOT_FOUND,
                        e.operation(),
                        e.code(),
                        "You do not have the role " + roleName + " in account " + accountId
                                + ", or have it no longer. Choose another role, or ask your administrator for it.",
                        e.requestId().orElse(""),
                        e.httpStatus());
            }
            throw e;
        }
    }

    @Override
    public String signOut() {
        refresh();
        String problem = "";
        if (cache.token(session) instanceof TokenCache.Answer.Found(CachedToken token)) {
            try {
                gateway().logout(token.accessToken());
            } catch (AwsFailure e) {
                // A token that AWS no longer takes has no session to be ended.
                problem = isRefused(e)
                        ? ""
                        : "You are signed out here, but AWS could not be told: "
                                + SsoSentences.failed(e, session).sentence();
            }
        }
        Optional<String> left = cache.remove(session);
        return left.map(sentence -> "You are signed out of AWS, but " + sentence)
                .orElse(problem);
    }

    private SsoGateway gateway() {
        return gateways.of(session, endpoints);
    }

    private <T> T called(Function<String, T> call) throws SsoSignInNeededException {
        AccessToken token = tokens.token(session, endpoints);
        try {
            return call.apply(token.value());
        } catch (AwsFailure e) {
            if (!isRefused(e)) {
                throw e;
            }
            return call.apply(tokens.instead(token, session, endpoints).value());
        }
    }

    private static boolean isRefused(AwsFailure e) {
        return e.httpStatus() == 401 || e.code().equals("UnauthorizedException");
    }

    private <T> Aged<List<T>> kept(Map<String, Aged<List<T>>> lists, String key, List<T> read) {
        var aged = new Aged<>(read, clock.instant());
        lists.put(key, aged);
        return aged;
    }
}
