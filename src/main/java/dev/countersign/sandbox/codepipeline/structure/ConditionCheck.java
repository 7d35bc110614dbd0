package dev.countersign.sandbox.codepipeline.structure;

import dev.countersign.sandbox.api.ServiceError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import software.amazon.awssdk.services.codepipeline.model.Condition;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.Result;
import software.amazon.awssdk.services.codepipeline.model.RuleDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** Refuses conditions of stages that CodePipeline refuses, and says which the sandbox lacks. */
final class ConditionCheck {
    private static final Set<String> OPERATORS = Set.of("EQ", "NE", "CONTAINS", "MATCHES");
    /** Providers that exist in CodePipeline; for them the sandbox says what it lacks instead of denying that they exist. */
    private static final Set<String> OTHER_PROVIDERS =
            Set.of("CloudWatchAlarm", "LambdaInvoke", "DeploymentWindow", "CodeBuild", "Commands");

    private static final int MOST_RULES = 5;

    private ConditionCheck() {}

    static void check(PipelineType type, StageDeclaration stage) {
        if (stage.onFailure() != null || !stage.blockers().isEmpty()) {
            throw ServiceError.notImplemented("failure conditions and blockers of CodePipeline stages");
        }
        if (stage.beforeEntry() != null) {
            check(type, stage, stage.beforeEntry().conditions(), Set.of(Result.FAIL, Result.SKIP));
        }
        if (stage.onSuccess() != null) {
            List<Condition> conditions = stage.onSuccess().conditions();
            if (conditions.stream().anyMatch(condition -> condition.result() == Result.ROLLBACK)) {
                throw ServiceError.notImplemented("the result ROLLBACK of CodePipeline stage conditions");
            }
            check(type, stage, conditions, Set.of(Result.FAIL));
        }
    }

    private static void check(
            PipelineType type, StageDeclaration stage, List<Condition> conditions, Set<Result> results) {
        if (type == PipelineType.V1) {
            throw PipelineErrors.structure("Conditions are only supported for pipelines of type V2");
        }
        if (conditions.size() != 1) {
            throw PipelineErrors.constraint(
                    String.valueOf(conditions.size()),
                    "pipeline.stages.member.conditions",
                    "have length less than or equal to 1 and greater than or equal to 1");
        }
        Condition condition = conditions.getFirst();
        if (!results.contains(condition.result())) {
            throw PipelineErrors.stage("The result '" + condition.resultAsString()
                    + "' is not supported for this condition of stage '" + stage.name() + "'");
        }
        if (condition.rules().isEmpty() || condition.rules().size() > MOST_RULES) {
            throw PipelineErrors.stage(
                    "A condition of stage '" + stage.name() + "' should have between 1 and " + MOST_RULES + " rules");
        }
        Set<String> names = new HashSet<>();
        for (RuleDeclaration rule : condition.rules()) {
            if (!names.add(rule.name())) {
                throw PipelineErrors.stage("Rule name '" + rule.name() + "' must be unique within its condition");
            }
            check(rule);
        }
    }

    private static void check(RuleDeclaration rule) {
        String provider = rule.ruleTypeId().provider();
        if (OTHER_PROVIDERS.contains(provider)) {
            throw ServiceError.notImplemented("the CodePipeline rule type " + provider + " of rule " + rule.name());
        }
        if (!provider.equals("VariableCheck")) {
            throw PipelineErrors.stage(
                    "The rule type '" + provider + "' of rule '" + rule.name() + "' is not available");
        }
        for (String key : List.of("Variable", "Value", "Operator")) {
            if (!rule.configuration().containsKey(key)) {
                throw PipelineErrors.stage("Rule configuration for rule '" + rule.name()
                        + "' is missing required configuration '" + key + "'");
            }
        }
        String operator = rule.configuration().getOrDefault("Operator", "");
        if (!OPERATORS.contains(operator)) {
            throw PipelineErrors.stage("The operator '" + operator + "' of rule '" + rule.name()
                    + "' is none of EQ, NE, CONTAINS, MATCHES");
        }
        if ("MATCHES".equals(operator)) {
            checkPattern(rule);
        }
    }

    private static void checkPattern(RuleDeclaration rule) {
        try {
            Pattern.compile(rule.configuration().getOrDefault("Value", ""));
        } catch (PatternSyntaxException e) {
            throw PipelineErrors.stage(
                    "The value of rule '" + rule.name() + "' is not a regular expression: " + e.getDescription());
        }
    }
}
