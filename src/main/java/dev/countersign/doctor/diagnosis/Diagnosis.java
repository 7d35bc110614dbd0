package dev.countersign.doctor.diagnosis;

import dev.countersign.relay.Relay;
import java.time.Instant;
import java.util.List;

/**
 * What an examination came to.
 *
 * @param subject what was examined: an ARN or a name
 * @param asOf when, by AWS's clock
 * @param verdict the answer in one word
 * @param sentence the answer in one sentence
 * @param relays of what was examined, in their order
 * @param findings primary ones first, then along the relay
 * @param looks everything that was looked at, in its order
 */
public record Diagnosis(
        String subject,
        Instant asOf,
        Verdict verdict,
        String sentence,
        List<Relay> relays,
        List<Finding> findings,
        List<Look> looks) {
    public Diagnosis {
        relays = List.copyOf(relays);
        findings = List.copyOf(findings);
        looks = List.copyOf(looks);
    }

    /** The answer in one word. */
    public enum Verdict {
        /** A token is stuck, and its cause is proved. */
        STUCK,
        /** No cause is proved, and something that had to be looked at could not be. */
        COULD_NOT_LOOK,
        /** A token is stuck as far as can be seen, everything was looked at, and no cause could be proved. */
        UNEXPLAINED,
        /** A token is out and everything is as it should be: a person is to answer, or it is under way. */
        WAITING,
        /** No token is out. */
        NOTHING_WAITS
    }

    public List<Finding> primary() {
        return findings.stream().filter(Finding::primary).toList();
    }
}
