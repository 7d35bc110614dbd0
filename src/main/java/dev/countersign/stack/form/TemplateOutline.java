package dev.countersign.stack.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The little that is read from a template's text itself, because no API tells it: constraints, the order of the parameters,
 * deletion policies. Intrinsic functions are left alone. JSON templates are read too, JSON being YAML. A text that cannot
 * be read has an empty outline: CloudFormation is the one to judge it.
 */
public final class TemplateOutline {
    private final Map<String, ParameterConstraint> constraints = new LinkedHashMap<>();
    private final Map<String, Declared> resources = new LinkedHashMap<>();

    /**
     * A resource as declared.
     *
     * @param deletionPolicy {@code Delete} unless the template says otherwise
     */
    public record Declared(String logicalId, String type, String deletionPolicy) {
        /** Whether it stays when the stack is deleted. */
        public boolean isRetained() {
            return deletionPolicy.equals("Retain") || deletionPolicy.equals("RetainExceptOnCreate");
        }
    }

    private TemplateOutline() {}

    public static TemplateOutline of(String text) {
        var outline = new TemplateOutline();
        try {
            new Compose(LoadSettings.builder().build()).composeString(text).ifPresent(outline::read);
        } catch (YamlEngineException e) {
            return new TemplateOutline();
        }
        return outline;
    }

    /** The declared parameters in their order. */
    public List<String> parameterKeys() {
        return List.copyOf(constraints.keySet());
    }

    public ParameterConstraint constraint(String key) {
        return constraints.getOrDefault(key, ParameterConstraint.NONE);
    }

    public List<Declared> resources() {
        return List.copyOf(resources.values());
    }

    private void read(Node root) {
        entries(child(root, "Parameters")).forEach((key, node) -> constraints.put(key, constraint(node)));
        entries(child(root, "Resources"))
                .forEach((id, node) -> resources.put(
                        id,
                        new Declared(
                                id,
                                text(node, "Type").orElse(""),
                                text(node, "DeletionPolicy").orElse("Delete"))));
    }

    private static ParameterConstraint constraint(Node parameter) {
        return new ParameterConstraint(
                text(parameter, "AllowedPattern"),
                text(parameter, "ConstraintDescription"),
                number(parameter, "MinLength"),
                number(parameter, "MaxLength"),
                number(parameter, "MinValue"),
                number(parameter, "MaxValue"));
    }

    private static Map<String, Node> entries(Optional<Node> node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples(node)) {
            scalar(tuple.getKeyNode()).ifPresent(key -> entries.put(key, tuple.getValueNode()));
        }
        return entries;
    }

    private static List<NodeTuple> tuples(Optional<Node> node) {
        return node.filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .map(MappingNode::getValue)
                .orElseGet(ArrayList::new);
    }

    private static Optional<Node> child(Node node, String name) {
        return Optional.ofNullable(entries(Optional.of(node)).get(name));
    }

    private static Optional<String> text(Node node, String name) {
        return child(node, name).flatMap(TemplateOutline::scalar);
    }

    private static Optional<BigDecimal> number(Node node, String name) {
        return text(node, name).flatMap(FieldCheck::number);
    }

    private static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
