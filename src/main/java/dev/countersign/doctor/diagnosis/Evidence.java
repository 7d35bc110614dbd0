package dev.countersign.doctor.diagnosis;

import java.time.Instant;
import java.util.Optional;

/**
 * One observation that a finding rests on.
 *
 * @param call the API call that told it, as in IAM: {@code events:DescribeRule}
 * @param subject what was looked at: a name or an ARN
 * @param at when it happened, by AWS's clock; absent for a standing fact
 * @param observation what was seen, as a sentence; holds no task token
 */
public record Evidence(String call, String subject, Optional<Instant> at, String observation) {
    public static Evidence of(String call, String subject, String observation) {
        return new Evidence(call, subject, Optional.empty(), observation);
    }

    public static Evidence at(Instant at, String call, String subject, String observation) {
        return new Evidence(call, subject, Optional.of(at), observation);
    }
}
