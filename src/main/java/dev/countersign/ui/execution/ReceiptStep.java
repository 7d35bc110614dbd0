package dev.countersign.ui.execution;

import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the receipt for a decision: how far the answer has come.
 *
 * @param at when it came there; absent while it has not, or when that is not known
 */
public record ReceiptStep(String title, Hop.State state, Optional<Instant> at) {

    /** The way of an answer: taken by the approval, carried back, received by the task, and what the workflow made of it. */
    static List<ReceiptStep> of(Relay relay) {
        List<ReceiptStep> steps = new ArrayList<>();
        steps.add(step("The approval took the answer", relay.hop(Hop.Kind.DECISION)));
        steps.add(step("The rule carried it back", relay.hop(Hop.Kind.RETURN)));
        Hop token = relay.hop(Hop.Kind.TOKEN);
        steps.add(step("The task has its token again", token));
        relay.branch()
                .ifPresent(branch -> steps.add(
                        new ReceiptStep(branch.choice() + " → " + branch.target(), Hop.State.DONE, token.at())));
        return List.copyOf(steps);
    }

    private static ReceiptStep step(String title, Hop hop) {
        return new ReceiptStep(title, hop.state(), hop.at());
    }
}
