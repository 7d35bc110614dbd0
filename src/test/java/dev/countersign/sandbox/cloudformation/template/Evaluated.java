package dev.countersign.sandbox.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Templates of tests, evaluated without a stack. */
final class Evaluated {
    private Evaluated() {}

    static Template read(String text) {
        return new TemplateCheck(type -> type.startsWith("AWS::Test"), (type, attribute) -> attribute.equals("Arn"))
                .read(text);
    }

    /** The properties of the resource {@code It} of a template that consists of these sections and properties. */
    static Map<String, Object> properties(String sections, String properties, Map<String, String> given) {
        Template template = read(sections + "\nResources:\n  Other: {Type: 'AWS::Test::Thing'}\n  It:\n    Type:"
                + " AWS::Test::Thing\n    Properties:\n" + properties.indent(6));
        return evaluator(template, given)
                .properties(template.resources().get("It").properties());
    }

    static Object value(String property) {
        return properties("", "P: " + property, Map.of()).get("P");
    }

    static Evaluator evaluator(Template template, Map<String, String> given) {
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        given.forEach((key, value) -> parameters.put(key, Optional.of(value)));
        return new Evaluator(
                template,
                ParameterValues.resolve(template, parameters, Map.of()),
                Map.of("AWS::Region", "eu-west-1", "AWS::StackName", "demo"),
                new Scope() {
                    @Override
                    public Object ref(String logicalId) {
                        return "ref-" + logicalId;
                    }

                    @Override
                    public Object attribute(String logicalId, String attribute) {
                        return attribute + "-of-" + logicalId;
                    }

                    @Override
                    public Object imported(String exportName) {
                        return "import-" + exportName;
                    }
                });
    }
}
