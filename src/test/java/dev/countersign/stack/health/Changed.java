package dev.countersign.stack.health;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.ObjectMapper;

/** A template with a change made to it as a person would, apart from the program's own reader and writer: to JSON, functions in full. */
final class Changed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Changed() {}

    @SuppressWarnings("unchecked")
    static String by(String template, TemplateChange change) {
        Object root = value(new Compose(LoadSettings.builder().build())
                .composeString(template)
                .orElseThrow());
        Map<String, Object> resources = (Map<String, Object>) ((Map<String, Object>) root).get("Resources");
        for (Edit edit : change.edits()) {
            List<Object> path = new ArrayList<>(List.of(edit.logicalId()));
            edit.path().forEach(path::add);
            make(resources, path, edit);
        }
        return JSON.writeValueAsString(root);
    }

    @SuppressWarnings("unchecked")
    private static void make(Object at, List<Object> path, Edit edit) {
        Object step = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        switch (step) {
            case String id -> in((Map<String, Object>) at, id, rest, edit);
            case Step.Key(String name) -> in((Map<String, Object>) at, name, rest, edit);
            case Step.Element(String key, String text) ->
                make(
                        ((List<Object>) at)
                                .stream()
                                        .filter(item -> text.equals(((Map<String, Object>) item).get(key)))
                                        .findFirst()
                                        .orElseThrow(),
                        rest,
                        edit);
            case Step.Index(int index) -> make(((List<Object>) at).get(index), rest, edit);
            case Step.Next _ -> ((List<Object>) at).add(plain(edit.value().orElseThrow()));
            case Step.Definition _ -> definition((Map<String, Object>) at, rest, edit);
            default -> throw new AssertionError(step);
        }
    }

    private static void in(Map<String, Object> at, String key, List<Object> rest, Edit edit) {
        if (!rest.isEmpty()) {
            boolean list = rest.getFirst() instanceof Step.Next;
            make(at.computeIfAbsent(key, _ -> list ? new ArrayList<>() : new LinkedHashMap<>()), rest, edit);
        } else if (edit.value().isPresent()) {
            at.put(key, plain(edit.value().get()));
        } else {
            at.remove(key);
        }
    }

    @SuppressWarnings("unchecked")
    private static void definition(Map<String, Object> properties, List<Object> rest, Edit edit) {
        Object held = properties.get("DefinitionString");
        boolean sub = held instanceof Map;
        String text = (String) (sub ? ((Map<String, Object>) held).get("Fn::Sub") : held);
        Object definition = JSON.readValue(text, Object.class);
        make(definition, rest, edit);
        String changed = JSON.writeValueAsString(definition);
        properties.put("DefinitionString", sub ? Map.of("Fn::Sub", changed) : changed);
    }

    private static Object plain(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf ->
                leaf.number() && leaf.text().matches("\\d+") ? (Object) Long.valueOf(leaf.text()) : leaf.text();
            case Tree.Items items ->
                new ArrayList<>(items.items().stream().map(Changed::plain).toList());
            case Tree.Fields fields -> {
                Map<String, Object> map = new LinkedHashMap<>();
                fields.entries().forEach((key, value) -> map.put(key, plain(value)));
                yield map;
            }
            case Tree.Function function -> function(function.name(), plain(function.argument()));
        };
    }

    private static Object function(String name, Object argument) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, argument);
        return call;
    }

    private static Object value(Node node) {
        Object plain = switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> {
                List<Object> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(value(item)));
                yield items;
            }
            case MappingNode mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    map.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode()));
                }
                yield map;
            }
            default -> throw new AssertionError(node);
        };
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? function(tag.substring(1), plain) : plain;
    }
}
