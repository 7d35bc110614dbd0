package dev.countersign.session.sso.flow;

import dev.countersign.aws.SsoGateway;
import dev.countersign.aws.SsoGateway.Client;
import dev.countersign.aws.SsoGateway.ClientRequest;
import dev.countersign.session.sso.SsoSession;
import dev.countersign.session.sso.cache.CachedClient;
import dev.countersign.session.sso.cache.TokenCache;
import java.util.List;
import java.util.Optional;

/** This program's registrations with Identity Centers, shared with the AWS CLI and reused while they are good. */
final class Registrations {
    private static final List<String> GRANT_TYPES = List.of(CachedClient.CODE, "refresh_token");
    private static final String NAME = "Countersign";

    private final TokenCache cache;

    Registrations(TokenCache cache) {
        this.cache = cache;
    }

    /** The scopes to ask for: those of the session, or the one that the portal needs; none for the older kind of profile. */
    static List<String> scopes(SsoSession session) {
        return session.scopes().isEmpty() && !session.isLegacy()
                ? List.of(SsoSession.ACCOUNT_ACCESS)
                : session.scopes();
    }

    /** A registration for a sign-in with the browser ({@code forCode}) or with a code; made when there is none that serves. */
    Client client(SsoSession session, SsoGateway gateway, boolean forCode) {
        return cache.client(session)
                .filter(known ->
                        known.serves(forCode, scopes(session), gateway.clock().instant()))
                .map(CachedClient::client)
                .orElseGet(() -> renewed(session, gateway, forCode));
    }

    /** Another registration, because AWS does not take the one there is. */
    Client renewed(SsoSession session, SsoGateway gateway, boolean forCode) {
        List<String> scopes = scopes(session);
        Client client = gateway.register(
                forCode
                        ? new ClientRequest(
                                NAME, scopes, Optional.of(CallbackListener.REGISTERED), Optional.of(session.startUrl()))
                        : new ClientRequest(NAME, scopes, Optional.empty(), Optional.empty()));
        cache.save(session, new CachedClient(client, scopes, forCode ? GRANT_TYPES : List.of()));
        return client;
    }
}
