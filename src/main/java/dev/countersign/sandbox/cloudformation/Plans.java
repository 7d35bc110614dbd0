package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.stack.Plan;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.ParameterValues;
import dev.countersign.sandbox.cloudformation.template.RuleCheck;
import dev.countersign.sandbox.cloudformation.template.Scope;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateCheck;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Turns what requests give (parameters, capabilities, tags) into checked plans. */
final class Plans {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

    private Plans() {}

    static String checkedName(String name, String member) {
        if (!NAME.matcher(name).matches()) {
            throw TemplateError.validation("1 validation error detected: Value '" + name + "' at '" + member
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "[a-zA-Z][-a-zA-Z0-9]*");
        }
        return name;
    }

    static ParameterValues values(Template template, List<Parameter> given, Optional<Stack> updated) {
        Map<String, Optional<String>> byName = new LinkedHashMap<>();
        given.forEach(parameter -> byName.put(
                parameter.parameterKey(),
                Boolean.TRUE.equals(parameter.usePreviousValue())
                        ? Optional.empty()
                        : Optional.ofNullable(parameter.parameterValue())));
        Map<String, String> previous =
                updated.map(stack -> stack.plan().parameters().texts()).orElse(Map.of());
        return ParameterValues.resolve(template, byName, previous);
    }

    static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> result = new LinkedHashMap<>();
        tags.forEach(tag -> result.put(tag.key(), tag.value()));
        return result;
    }

    /**
     * Checks what does not need the stack's resources: capabilities, rules and conditions.
     *
     * @throws ServiceError {@code InsufficientCapabilitiesException} or {@code ValidationError}
     */
    static void check(Plan plan, Map<String, Object> pseudoParameters) {
        TemplateCheck.Capability needed = TemplateCheck.capability(plan.template());
        if (!needed.isIn(plan.capabilities())) {
            throw ServiceError.of(
                    "InsufficientCapabilitiesException", "Requires capabilities : [" + needed.name() + "]");
        }
        var evaluator = new Evaluator(plan.template(), plan.parameters(), pseudoParameters, NO_RESOURCES);
        RuleCheck.check(plan.template(), evaluator);
        plan.template().conditions().keySet().forEach(evaluator::condition);
    }

    /** Rules and conditions are about parameters only. */
    private static final Scope NO_RESOURCES = new Scope() {
        @Override
        public Object ref(String logicalId) {
            throw TemplateError.validation("Template format error: Unresolved dependencies [" + logicalId
                    + "]. Cannot reference resources in the Conditions block of the template");
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            return ref(logicalId);
        }

        @Override
        public Object imported(String exportName) {
            return ref(exportName);
        }
    };
}
