package dev.countersign.aws.sdk;

import dev.countersign.domain.Redacted;
import dev.countersign.domain.pipelines.Pipeline.EntryCondition;
import dev.countersign.domain.pipelines.StageState.ConditionState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.Condition;
import software.amazon.awssdk.services.codepipeline.model.RuleDeclaration;
import software.amazon.awssdk.services.codepipeline.model.RuleExecution;
import software.amazon.awssdk.services.codepipeline.model.RuleExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.RuleState;
import software.amazon.awssdk.services.codepipeline.model.StageConditionState;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/** The conditions of a pipeline's stages from the SDK's form into ours. */
final class StageConditionTypes {
    private StageConditionTypes() {}

    /** What is checked before a stage; AWS allows one condition. */
    static Optional<EntryCondition> declared(StageDeclaration stage) {
        List<Condition> conditions =
                stage.beforeEntry() == null ? List.of() : stage.beforeEntry().conditions();
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new EntryCondition(
                        Objects.toString(conditions.getFirst().resultAsString(), "FAIL"),
                        conditions.stream()
                                .flatMap(condition -> condition.rules().stream())
                                .map(RuleDeclaration::name)
                                .toList()));
    }

    static Optional<ConditionState> entry(StageState stage) {
        return Optional.ofNullable(stage.beforeEntryConditionState())
                .filter(state -> state.latestExecution() != null)
                .map(state -> new ConditionState(
                        Objects.toString(state.latestExecution().statusAsString(), ""), reasons(state)));
    }

    private static List<String> reasons(StageConditionState state) {
        return state.conditionStates().stream()
                .flatMap(condition -> condition.ruleStates().stream())
                .filter(rule ->
                        rule.latestExecution() != null && rule.latestExecution().status() == RuleExecutionStatus.FAILED)
                .map(StageConditionTypes::reason)
                .toList();
    }

    private static String reason(RuleState rule) {
        RuleExecution run = rule.latestExecution();
        String said = run.errorDetails() != null && run.errorDetails().message() != null
                ? run.errorDetails().message()
                : Objects.toString(run.summary(), "");
        return "rule ‘" + rule.ruleName() + "’ failed"
                + (said.isBlank() ? "" : ": " + Redacted.of(said).text());
    }
}
