package dev.countersign.session.sso.flow;

import dev.countersign.aws.SsoGateway;
import dev.countersign.session.sso.SsoStep;

/** How one way of signing in ended. */
sealed interface Outcome {
    /**
     * The person agreed.
     *
     * @param client to which the token was given
     */
    record Given(SsoGateway.Token token, SsoGateway.Client client) implements Outcome {}

    /**
     * This way is closed, another may be open.
     *
     * @param note why, as a sentence; empty when the person wanted the other way
     * @param browserWorks whether pages can be shown on this machine
     */
    record FellBack(String note, boolean browserWorks) implements Outcome {}

    /** No way leads on. */
    record Over(SsoStep.Ended step) implements Outcome {}
}
