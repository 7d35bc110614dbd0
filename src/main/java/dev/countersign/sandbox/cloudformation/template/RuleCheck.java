package dev.countersign.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/** The section {@code Rules}: assertions about the values of parameters. */
public final class RuleCheck {
    private RuleCheck() {}

    /** @throws dev.countersign.sandbox.api.ServiceError {@code ValidationError} with the description of an assertion that does not hold */
    public static void check(Template template, Evaluator evaluator) {
        template.rules().forEach((name, body) -> {
            if (body instanceof Map<?, ?> rule && applies(rule, evaluator)) {
                assertions(rule).forEach(assertion -> check(name, assertion, evaluator));
            }
        });
    }

    private static boolean applies(Map<?, ?> rule, Evaluator evaluator) {
        Object condition = rule.get("RuleCondition");
        return condition == null || Evaluator.truth(evaluator.evaluate(condition));
    }

    private static List<?> assertions(Map<?, ?> rule) {
        return rule.get("Assertions") instanceof List<?> list ? list : List.of();
    }

    private static void check(String name, Object assertion, Evaluator evaluator) {
        if (assertion instanceof Map<?, ?> map
                && map.get("Assert") instanceof Object expression
                && !Evaluator.truth(evaluator.evaluate(expression))) {
            Object description = map.get("AssertDescription");
            throw TemplateError.validation(
                    "Rule " + name + " failed" + (description == null ? "" : ": " + description));
        }
    }
}
