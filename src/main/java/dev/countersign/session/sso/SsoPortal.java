package dev.countersign.session.sso;

import dev.countersign.aws.AwsFailure;
import java.util.List;

/**
 * What one Identity Center offers to the person who signed in. Lists are kept; every method blocks. Thread-safe.
 *
 * <p>All methods throw {@link SsoSignInNeededException} when only a person can help, and {@link AwsFailure} when AWS refused or
 * did not answer.
 */
public interface SsoPortal {
    /** The accounts, by name; those read before if there are any. */
    Aged<List<SsoAccount>> accounts() throws SsoSignInNeededException;

    /** The roles in an account, by name; those read before if there are any. */
    Aged<List<SsoRole>> roles(String accountId) throws SsoSignInNeededException;

    /** Forgets the lists, so that they are read again. */
    void refresh();

    /** New credentials of a role; never kept here. */
    RoleKeys credentials(String accountId, String roleName) throws SsoSignInNeededException;

    /**
     * Signs out: AWS ends the portal's session, the cached token is removed, for the AWS CLI too. Role credentials that were
     * given out stay good until they end. The token is removed even if AWS cannot be reached.
     *
     * @return what did not work, as a sentence; empty when all did
     */
    String signOut();
}
