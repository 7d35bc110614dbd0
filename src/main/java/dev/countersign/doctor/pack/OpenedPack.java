package dev.countersign.doctor.pack;

import dev.countersign.aws.Gateways;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.watch.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A pack that was opened: relay, graph and diagnosis, drawn from its answers.
 *
 * @param gateways answer from the pack, and nothing else
 * @param diagnosis judged now, by this program
 * @param page what the execution's page shows; absent when the execution could not be read
 * @param remarks what is to be known before it is relied upon, as sentences: it was changed, or is judged otherwise today
 */
public record OpenedPack(
        Manifest manifest,
        ExecutionArn execution,
        Gateways gateways,
        Diagnosis diagnosis,
        Optional<Snapshot> page,
        String summary,
        List<String> remarks) {
    public OpenedPack {
        remarks = List.copyOf(remarks);
    }

    static Diagnosis judged(Gateways gateways, ExecutionArn arn, Manifest manifest) {
        return new Doctor(gateways).execution(arn, manifest.account(), manifest.region());
    }
}
