package dev.countersign.session.credentials.key;

import dev.countersign.aws.AwsFailure;
import dev.countersign.session.credentials.SignInCancelledException;

/** One way to come by keys, whenever they are needed anew. Not called by two threads at a time. */
public interface KeySource {
    /**
     * Gets keys. Blocks.
     *
     * @throws PersonNeededException when nobody may be asked and somebody must be
     * @throws SignInCancelledException when the person would not
     * @throws AwsFailure when it did not work, in words for the person
     */
    Obtained obtain(Person person) throws PersonNeededException, SignInCancelledException;

    /** Forgets what it kept, because AWS no longer takes what came of it. */
    default void forget() {}
}
