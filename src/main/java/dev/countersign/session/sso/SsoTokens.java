package dev.countersign.session.sso;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Endpoints;
import java.util.Optional;

/**
 * The tokens of all sessions, as they stand in the AWS CLI's cache. The file is read again each time, so that a token that
 * another program has renewed is used at once. Nobody is ever asked here. Thread-safe.
 */
public interface SsoTokens {
    /**
     * A token that is good now; renewed beforehand when it ends soon and can be refreshed. Blocks while it is refreshed, which
     * happens once however many ask.
     *
     * @throws SsoSignInNeededException when there is none and only a person can help
     * @throws AwsFailure when refreshing failed for a reason that may pass, and the present token has ended
     */
    AccessToken token(SsoSession session, Endpoints endpoints) throws SsoSignInNeededException;

    /**
     * Another token than one that was refused although it should have been good.
     *
     * @throws SsoSignInNeededException when only a person can help
     * @throws AwsFailure when refreshing failed for a reason that may pass
     */
    AccessToken instead(AccessToken refused, SsoSession session, Endpoints endpoints) throws SsoSignInNeededException;

    /** What the cache holds, good or ended, without any call; absent when it holds nothing of use. */
    Optional<AccessToken> cached(SsoSession session);
}
