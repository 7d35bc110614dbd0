package dev.countersign.session.sso.center;

import dev.countersign.aws.Endpoints;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.SsoSignIns;
import dev.countersign.session.sso.SsoTokens;
import dev.countersign.session.sso.StartUrl;
import dev.countersign.session.sso.cache.CachedToken;
import dev.countersign.session.sso.cache.TokenCache;
import dev.countersign.session.sso.flow.OneSignInAtATime;
import dev.countersign.session.sso.flow.SignInFlow;
import dev.countersign.session.sso.flow.SsoGateways;
import dev.countersign.session.sso.flow.SsoSurroundings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything about IAM Identity Center, once for the whole program. Opening it makes no call and touches no file. */
public final class IdentityCenter implements AutoCloseable {
    private final SsoSurroundings around;
    private final TokenCache cache;
    private final SsoGateways gateways;
    private final SsoTokens tokens;
    private final SsoSignIns signIns;
    private final Map<SsoRequest, SsoPortal> portals = new ConcurrentHashMap<>();

    public IdentityCenter(SsoSurroundings around) {
        this.around = around;
        this.cache = new TokenCache(around.cacheFolder());
        this.gateways = new SsoGateways(around.connector());
        this.tokens = new RefreshedTokens(cache, gateways, around.clock());
        this.signIns = new OneSignInAtATime(around, new SignInFlow(around, cache, gateways));
    }

    public SsoSignIns signIns() {
        return signIns;
    }

    public SsoTokens tokens() {
        return tokens;
    }

    /** The portal of a session; the same one for the same session and endpoints. */
    public SsoPortal portal(SsoSession session, Endpoints endpoints) {
        return portals.computeIfAbsent(
                new SsoRequest(session, endpoints),
                place -> new CachedPortal(place, gateways, tokens, cache, around.clock()));
    }

    /** The portal of the session that is asked for. */
    public SsoPortal portal(SsoRequest request) {
        return portal(request.session(), request.endpoints());
    }

    /**
     * Lets one session use another's token, because a session that stood in no file has been written to one under a name.
     *
     * @return what did not work, as a sentence; empty when it did, or there was nothing to do
     */
    public String share(SsoSession from, SsoSession with) {
        boolean same = from.region().equals(with.region())
                && StartUrl.comparable(from.startUrl().toString())
                        .equals(StartUrl.comparable(with.startUrl().toString()));
        Optional<String> problem = same && cache.token(from) instanceof TokenCache.Answer.Found(CachedToken token)
                ? cache.save(with, token)
                : Optional.empty();
        return problem.orElse("");
    }

    /** Cancels what is going on and closes the connections; tokens stay where they are. */
    @Override
    public void close() {
        signIns.close();
        gateways.close();
    }
}
