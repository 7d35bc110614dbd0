package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.StageRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codepipeline.model.Condition;
import software.amazon.awssdk.services.codepipeline.model.ConditionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ConditionState;
import software.amazon.awssdk.services.codepipeline.model.ConditionType;
import software.amazon.awssdk.services.codepipeline.model.Result;
import software.amazon.awssdk.services.codepipeline.model.RuleDeclaration;
import software.amazon.awssdk.services.codepipeline.model.RuleExecution;
import software.amazon.awssdk.services.codepipeline.model.RuleExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.RuleState;
import software.amazon.awssdk.services.codepipeline.model.StageConditionState;
import software.amazon.awssdk.services.codepipeline.model.StageConditionsExecution;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** Checks the conditions of stages, whose rules compare variables, and keeps how they ended with the stage. */
final class StageConditions {
    private final World world;

    StageConditions(World world) {
        this.world = world;
    }

    /** Checks what is to be checked; answers what becomes of the execution, empty when nothing stands in its way. */
    Optional<Result> check(StageRun stage, ConditionType type) {
        Optional<Condition> declared = declared(stage.stage(), type);
        Optional<ConditionState> checked = declared.map(condition -> check(condition, stage.execution()));
        checked.ifPresent(state ->
                stage.condition(type, whole(state, state.latestExecution().status())));
        boolean failed = checked.filter(StageConditions::isFailed).isPresent();
        return failed ? declared.map(Condition::result) : Optional.empty();
    }

    private static Optional<Condition> declared(StageDeclaration stage, ConditionType type) {
        List<Condition> conditions = switch (type) {
            case BEFORE_ENTRY ->
                stage.beforeEntry() == null ? List.of() : stage.beforeEntry().conditions();
            case ON_SUCCESS ->
                stage.onSuccess() == null ? List.of() : stage.onSuccess().conditions();
            case UNKNOWN_TO_SDK_VERSION -> List.of();
        };
        return conditions.stream().findFirst();
    }

    private static boolean isFailed(ConditionState state) {
        return state.latestExecution().status() == ConditionExecutionStatus.FAILED;
    }

    /** Lets an execution pass although the check failed. */
    void override(StageRun stage, ConditionType type) {
        stage.condition(type)
                .ifPresent(state -> stage.condition(
                        type, whole(state.conditionStates().getFirst(), ConditionExecutionStatus.OVERRIDDEN)));
    }

    private StageConditionState whole(ConditionState condition, ConditionExecutionStatus status) {
        ConditionState ended = condition.copy(
                c -> c.latestExecution(condition.latestExecution().copy(l -> l.status(status))));
        return StageConditionState.builder()
                .latestExecution(StageConditionsExecution.builder()
                        .status(status)
                        .summary(condition.latestExecution().summary())
                        .build())
                .conditionStates(ended)
                .build();
    }

    private ConditionState check(Condition condition, PipelineRun run) {
        List<RuleState> rules =
                condition.rules().stream().map(rule -> check(rule, run)).toList();
        List<String> failed = rules.stream()
                .filter(rule -> rule.latestExecution().status() == RuleExecutionStatus.FAILED)
                .map(RuleState::ruleName)
                .toList();
        return ConditionState.builder()
                .ruleStates(rules)
                .latestExecution(latest -> latest.status(
                                failed.isEmpty() ? ConditionExecutionStatus.SUCCEEDED : ConditionExecutionStatus.FAILED)
                        .summary(failed.isEmpty() ? null : "Failed rules: " + String.join(", ", failed))
                        .lastStatusChange(now()))
                .build();
    }

    private RuleState check(RuleDeclaration rule, PipelineRun run) {
        RuleExecution.Builder execution = RuleExecution.builder()
                .ruleExecutionId(UUID.randomUUID().toString())
                .lastStatusChange(now());
        try {
            Map<String, String> resolved = Variables.resolve(rule.configuration(), run.variables());
            boolean met = compare(resolved);
            execution
                    .status(met ? RuleExecutionStatus.SUCCEEDED : RuleExecutionStatus.FAILED)
                    .summary("Variable " + rule.configuration().get("Variable") + (met ? " meets " : " does not meet ")
                            + resolved.get("Operator") + " " + resolved.get("Value"));
        } catch (Variables.Unresolvable e) {
            execution
                    .status(RuleExecutionStatus.FAILED)
                    .errorDetails(error -> error.code("ConfigurationError").message(e.getMessage()));
        }
        return RuleState.builder()
                .ruleName(rule.name())
                .latestExecution(execution.build())
                .build();
    }

    private static boolean compare(Map<String, String> resolved) {
        String variable = resolved.getOrDefault("Variable", "");
        String value = resolved.getOrDefault("Value", "");
        return switch (resolved.getOrDefault("Operator", "")) {
            case "EQ" -> variable.equals(value);
            case "NE" -> !variable.equals(value);
            case "CONTAINS" -> variable.contains(value);
            case "MATCHES" -> Pattern.matches(value, variable);
            default -> throw new IllegalStateException("an operator that was not accepted");
        };
    }

    private Instant now() {
        return world.clock().instant();
    }
}
