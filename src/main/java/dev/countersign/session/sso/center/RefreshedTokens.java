package dev.countersign.session.sso.center;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.AccessToken;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.session.sso.SsoTokens;
import dev.countersign.session.sso.cache.CachedToken;
import dev.countersign.session.sso.cache.TokenCache;
import dev.countersign.session.sso.flow.SsoGateways;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link SsoTokens} from the cache. The AWS CLI takes a token for ended 15 minutes early and renews it then; so do we, but use
 * what is left when that does not succeed. Before each refresh and after one that failed the file is read again, because
 * another program may have renewed it, and the refresh token with it.
 */
final class RefreshedTokens implements SsoTokens {
    private static final Duration EARLY = Duration.ofMinutes(15);
    /** How long a refresh that failed for a reason that may pass is not tried again. */
    private static final Duration REST = Duration.ofSeconds(20);

    private final TokenCache cache;
    private final SsoGateways gateways;
    private final InstantSource clock;
    private final Map<SsoSession, Desk> desks = new ConcurrentHashMap<>();

    /**
     * @param clock of this machine
     */
    RefreshedTokens(TokenCache cache, SsoGateways gateways, InstantSource clock) {
        this.cache = cache;
        this.gateways = gateways;
        this.clock = clock;
    }

    @Override
    public AccessToken token(SsoSession session, Endpoints endpoints) throws SsoSignInNeededException {
        return desk(session).token(gateways.of(session, endpoints));
    }

    @Override
    public AccessToken instead(AccessToken refused, SsoSession session, Endpoints endpoints)
            throws SsoSignInNeededException {
        return desk(session).instead(refused, gateways.of(session, endpoints));
    }

    @Override
    public Optional<AccessToken> cached(SsoSession session) {
        return cache.token(session) instanceof TokenCache.Answer.Found(CachedToken token)
                ? Optional.of(shown(token, token.isRefreshable(clock.instant())))
                : Optional.empty();
    }

    private Desk desk(SsoSession session) {
        return desks.computeIfAbsent(session, Desk::new);
    }

    private static AccessToken shown(CachedToken token, boolean refreshable) {
        return new AccessToken(token.accessToken(), token.expiresAt(), refreshable);
    }

    /** Where the tokens of one session are asked for, by one at a time. */
    private final class Desk {
        private final SsoSession session;
        /** Access and refresh tokens that AWS did not take; never many, as each sign-in brings new ones. */
        private final Set<String> refused = ConcurrentHashMap.newKeySet();

        private final Map<String, Instant> resting = new HashMap<>();
        private @Nullable AwsFailure trouble;

        Desk(SsoSession session) {
            this.session = session;
        }

        synchronized AccessToken token(SsoGateway gateway) throws SsoSignInNeededException {
            CachedToken token = read();
            Instant now = gateway.clock().instant();
            boolean refreshable = isRefreshable(token, now);
            boolean good = token.expiresAt().isAfter(now) && !refused.contains(token.accessToken());
            if (good && (token.expiresAt().isAfter(now.plus(EARLY)) || !refreshable || isResting(token))) {
                return shown(token, refreshable);
            }
            if (!refreshable) {
                throw ended(token, now);
            }
            AwsFailure lately = trouble;
            if (lately != null && isResting(token)) {
                throw lately;
            }
            return refreshed(token, good, gateway);
        }

        synchronized AccessToken instead(AccessToken bad, SsoGateway gateway) throws SsoSignInNeededException {
            refused.add(bad.value());
            return token(gateway);
        }

        private CachedToken read() throws SsoSignInNeededException {
            return switch (cache.token(session)) {
                case TokenCache.Answer.Found(CachedToken token) -> token;
                case TokenCache.Answer.Absent() ->
                    throw new SsoSignInNeededException(session, "You are not signed in to " + session.title() + ".");
                case TokenCache.Answer.Unusable(String sentence) ->
                    throw new SsoSignInNeededException(session, sentence);
            };
        }

        /**
         * @param good whether the present token can be used if the refresh does not succeed
         */
        private AccessToken refreshed(CachedToken token, boolean good, SsoGateway gateway)
                throws SsoSignInNeededException {
            SsoGateway.Client client = token.client().orElseThrow();
            String refreshToken = token.refreshToken().orElseThrow();
            try {
                var answer = gateway.createToken(client, new SsoGateway.Grant.Refresh(refreshToken));
                CachedToken fresh = CachedToken.of(
                        session,
                        withRefreshToken(answer, refreshToken),
                        client,
                        gateway.clock().instant());
                cache.save(session, fresh);
                resting.clear();
                trouble = null;
                return shown(fresh, fresh.isRefreshable(gateway.clock().instant()));
            } catch (AwsFailure e) {
                if (!read().accessToken().equals(token.accessToken())) {
                    return token(gateway);
                }
                return afterFailure(e, token, good, gateway);
            }
        }

        private AccessToken afterFailure(AwsFailure e, CachedToken token, boolean good, SsoGateway gateway)
                throws SsoSignInNeededException {
            if (isFinal(e)) {
                refused.add(token.refreshToken().orElseThrow());
            } else {
                resting.put(token.accessToken(), clock.instant().plus(REST));
                trouble = e;
            }
            if (good) {
                return shown(token, !isFinal(e));
            }
            if (isFinal(e)) {
                throw ended(token, gateway.clock().instant());
            }
            throw e;
        }

        /** AWS may keep the refresh token as it is, and then does not repeat it. */
        private static SsoGateway.Token withRefreshToken(SsoGateway.Token answer, String present) {
            return answer.refreshToken().isPresent()
                    ? answer
                    : new SsoGateway.Token(answer.value(), answer.lasts(), Optional.of(present));
        }

        private boolean isRefreshable(CachedToken token, Instant now) {
            return token.isRefreshable(now)
                    && token.refreshToken().filter(refused::contains).isEmpty();
        }

        private boolean isResting(CachedToken token) {
            Instant until = resting.get(token.accessToken());
            return until != null && clock.instant().isBefore(until);
        }

        private static boolean isFinal(AwsFailure e) {
            return e.httpStatus() >= 400
                    && e.httpStatus() < 500
                    && !e.code().isEmpty()
                    && !e.is(AwsFailure.Kind.THROTTLED)
                    && !e.code().equals("SlowDownException");
        }

        private SsoSignInNeededException ended(CachedToken token, Instant now) {
            boolean past = !token.expiresAt().isAfter(now);
            return new SsoSignInNeededException(
                    session,
                    past
                            ? "Your sign-in to " + session.title() + " has ended."
                            : "IAM Identity Center no longer accepts your sign-in to " + session.title() + ".");
        }
    }
}
