package dev.countersign.stack.form;

import dev.countersign.domain.stack.TemplateParameter;
import dev.countersign.domain.stack.TemplateSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form for a template's parameters, generated from what CloudFormation says about the template.
 *
 * @param groups in the order of the template; every parameter is in exactly one
 * @param capabilities what the user acknowledges by deploying, such as {@code CAPABILITY_IAM}
 */
public record ParameterForm(Optional<String> description, List<FormGroup> groups, List<String> capabilities) {
    /** What CloudFormation answers in place of a NoEcho value. */
    public static final String HIDDEN = "****";

    private static final JsonMapper JSON = new JsonMapper();

    public ParameterForm {
        groups = List.copyOf(groups);
        capabilities = List.copyOf(capabilities);
    }

    public static ParameterForm of(TemplateSummary summary, TemplateOutline outline) {
        JsonNode layout = layout(summary);
        Map<String, FormField> fields = new LinkedHashMap<>();
        inOrder(summary.parameters(), outline).forEach(p -> fields.put(p.key(), field(p, outline, layout)));
        List<FormGroup> groups = new ArrayList<>();
        for (JsonNode group : layout.path("ParameterGroups")) {
            List<FormField> members = new ArrayList<>();
            for (JsonNode key : group.path("Parameters")) {
                Optional.ofNullable(fields.remove(key.asString(""))).ifPresent(members::add);
            }
            if (!members.isEmpty()) {
                groups.add(new FormGroup(group.path("Label").path("default").asString(""), members));
            }
        }
        if (!fields.isEmpty()) {
            groups.add(new FormGroup(groups.isEmpty() ? "" : "Other parameters", List.copyOf(fields.values())));
        }
        return new ParameterForm(summary.description(), groups, summary.capabilities());
    }

    public List<FormField> fields() {
        return groups.stream().flatMap(g -> g.fields().stream()).toList();
    }

    /** The values to start from: those given (a stack's present ones, or remembered ones), else the defaults. */
    public Map<String, String> initialValues(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FormField field : fields()) {
            String fallback = field.parameter().defaultValue().orElse("");
            values.put(field.key(), given.getOrDefault(field.key(), fallback));
        }
        return values;
    }

    /** The problems of a whole input by parameter key; empty when it can be sent. A kept secret is no problem. */
    public Map<String, String> problems(Map<String, String> values) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (FormField field : fields()) {
            String value = values.getOrDefault(field.key(), "");
            if (!isKept(field, value)) {
                field.problem(value).ifPresent(problem -> problems.put(field.key(), problem));
            }
        }
        return problems;
    }

    /** Whether the value is a secret that CloudFormation has and does not tell: an update leaves it as it is. */
    public static boolean isKept(FormField field, String value) {
        return field.control() == ControlKind.SECRET && value.equals(HIDDEN);
    }

    private static List<TemplateParameter> inOrder(List<TemplateParameter> parameters, TemplateOutline outline) {
        List<String> order = outline.parameterKeys();
        return parameters.stream()
                .sorted(Comparator.comparingInt(p -> {
                    int index = order.indexOf(p.key());
                    return index < 0 ? order.size() : index;
                }))
                .toList();
    }

    private static FormField field(TemplateParameter parameter, TemplateOutline outline, JsonNode layout) {
        ParameterConstraint constraint = outline.constraint(parameter.key());
        String label = layout.path("ParameterLabels")
                .path(parameter.key())
                .path("default")
                .asString(parameter.key());
        return new FormField(parameter, constraint, ControlKind.of(parameter, constraint), label);
    }

    private static JsonNode layout(TemplateSummary summary) {
        try {
            return JSON.readTree(summary.metadata().orElse("{}")).path("AWS::CloudFormation::Interface");
        } catch (JacksonException e) {
            // The layout is a nicety: without it every parameter is in one group.
            return JSON.createObjectNode();
        }
    }
}
