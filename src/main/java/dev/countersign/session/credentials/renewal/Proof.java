package dev.countersign.session.credentials.renewal;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;

/** Makes sure that new keys belong to the identity that the session is about. */
@FunctionalInterface
public interface Proof {
    /**
     * Asks AWS whose keys these are.
     *
     * @throws AwsFailure when AWS does not take them, or says that they are another's
     */
    void check(AccessKeys keys);
}
