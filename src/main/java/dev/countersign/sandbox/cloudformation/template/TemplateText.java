package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Reads a template, YAML or JSON, into plain maps, lists and scalars; short forms such as {@code !Ref} become long ones. */
final class TemplateText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PLAIN = List.of("Ref", "Condition");
    private static final List<String> FUNCTIONS = List.of(
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAZs",
            "GetAtt",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform");

    private TemplateText() {}

    /** @throws ServiceError {@code ValidationError} with the place where the text is not well-formed */
    static Map<String, Object> read(String text) {
        Object document = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
        if (!(document instanceof Map<?, ?> map)) {
            throw TemplateError.format("unsupported structure.");
        }
        refuseNulls(map, "");
        return Values.map(map);
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw TemplateError.format("JSON not well-formed." + place(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static Object yaml(String text) {
        // The YAML 1.2 JSON schema leaves "yes", "0644" and dates as the text they are.
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new JsonSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(2_000_000)
                .build();
        try {
            Object document = new Load(settings, new ShortForms(settings)).loadFromString(text);
            return document == null ? "" : document;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw TemplateError.format("YAML not well-formed."
                    + mark.map(m -> place(m.getLine() + 1, m.getColumn() + 1)).orElse(""));
        } catch (YamlEngineException e) {
            throw TemplateError.format("YAML not well-formed.");
        }
    }

    private static String place(int line, int column) {
        return " (line " + line + ", column " + column + ")";
    }

    private static void refuseNulls(Object value, String path) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, child) -> refuseNull(child, path + "/" + key));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    refuseNull(list.get(i), path + "/" + i);
                }
            }
            default -> {}
        }
    }

    private static void refuseNull(@Nullable Object value, String path) {
        if (value == null) {
            throw TemplateError.validation("[" + path + "] 'null' values are not allowed in templates");
        }
        refuseNulls(value, path);
    }

    /** Turns the tags of the intrinsic functions into maps of one entry. */
    private static final class ShortForms extends StandardConstructor {
        ShortForms(LoadSettings settings) {
            super(settings);
            PLAIN.forEach(name -> tagConstructors.put(new Tag("!" + name), longForm(name)));
            FUNCTIONS.forEach(name -> tagConstructors.put(new Tag("!" + name), longForm("Fn::" + name)));
        }

        private ConstructNode longForm(String name) {
            return node -> {
                Map<String, Object> form = new LinkedHashMap<>();
                form.put(name, argument(name, node));
                return form;
            };
        }

        private Object argument(String name, Node node) {
            Object value = switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> "";
            };
            int dot = value instanceof String text ? text.indexOf('.') : -1;
            return name.equals("Fn::GetAtt") && value instanceof String text && dot > 0
                    ? List.of(text.substring(0, dot), text.substring(dot + 1))
                    : value;
        }
    }
}
