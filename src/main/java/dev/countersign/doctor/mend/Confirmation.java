package dev.countersign.doctor.mend;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.states.ExecutionArn;
import java.util.Optional;

/** What a person has to type before something is changed: the name of what is changed. */
final class Confirmation {
    private Confirmation() {}

    /** The execution's name; the pipeline's, or that of whatever else is touched, where the finding is about no execution. */
    static String word(Finding finding, Remedy remedy) {
        return finding.execution()
                .map(ExecutionArn::name)
                .orElseGet(() -> remedy.steps().stream()
                        .map(step -> touched(step.act()))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(finding.cause().code()));
    }

    private static Optional<String> touched(Act act) {
        return switch (act) {
            case Act.Abandon abandon -> Optional.of(abandon.pipeline());
            case Act.StartPipeline start -> Optional.of(start.pipeline());
            case Act.RetryStage retry -> Optional.of(retry.pipeline());
            case Act.OverrideCondition override -> Optional.of(override.pipeline());
            case Act.EnableTransition transition -> Optional.of(transition.pipeline());
            case Act.EnableRule rule -> Optional.of(rule.rule());
            case Act.EnableVersioning versioning -> Optional.of(versioning.bucket());
            case Act.EnableBucketEvents events -> Optional.of(events.bucket());
            case Act.PermitRule permit -> Optional.of(shortName(permit.function()));
            case Act.ReleaseConcurrency release -> Optional.of(shortName(release.function()));
            case Act.Replay replay -> Optional.of(shortName(replay.function()));
            case Act.Succeed answer -> Optional.of(answer.execution().name());
            case Act.Fail failure -> Optional.of(failure.execution().name());
            case Act.StopExecution stop -> Optional.of(stop.execution().name());
            case Act.Redrive redrive -> Optional.of(redrive.execution().name());
            case Act.StartAnew anew -> Optional.of(anew.execution().name());
            case Act.ByHand _ -> Optional.empty();
        };
    }

    private static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
