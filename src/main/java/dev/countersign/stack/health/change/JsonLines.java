package dev.countersign.stack.health.change;

import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.Line.Mark;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a sketch as JSON, functions in their long form. */
final class JsonLines {
    private static final JsonMapper JSON = new JsonMapper();

    private final Written written;
    private final List<Line> lines = new ArrayList<>();

    JsonLines(Written written) {
        this.written = written;
    }

    List<Line> resources(Sketch root) {
        line(Mark.KEPT, 0, "\"Resources\": {");
        children(root, 1, "");
        line(Mark.KEPT, 0, "}");
        return List.copyOf(lines);
    }

    /** A part that is a JSON text of its own, for example a definition. */
    List<Line> within(Sketch place, int depth) {
        line(Mark.KEPT, depth, "{");
        children(place, depth + 1, "");
        line(Mark.KEPT, depth, "}");
        return List.copyOf(lines);
    }

    private void children(Sketch sketch, int depth, String logicalId) {
        Iterator<Map.Entry<Step, Sketch>> children =
                sketch.children().entrySet().iterator();
        while (children.hasNext()) {
            Map.Entry<Step, Sketch> child = children.next();
            child(child.getKey(), child.getValue(), depth, logicalId, children.hasNext() ? "," : "");
        }
    }

    private void child(Step step, Sketch place, int depth, String logicalId, String end) {
        switch (step) {
            case Step.Key(String name) -> {
                String id = logicalId.isEmpty() ? name : logicalId;
                if (place.isLeaf()) {
                    place.before().ifPresent(tree -> value(quoted(name) + ": ", tree, Mark.REMOVED, depth, end));
                    if (place.mark() == Mark.REMOVED && place.before().isEmpty()) {
                        line(Mark.REMOVED, depth, quoted(name) + ": …" + end);
                    }
                    place.after().ifPresent(tree -> value(quoted(name) + ": ", tree, place.mark(), depth, end));
                } else {
                    nested(quoted(name) + ": ", List.of(), place, depth, id, end);
                }
            }
            case Step.Element(String key, String value) ->
                nested("", List.of(quoted(key) + ": " + quoted(value)), place, depth, logicalId, end);
            case Step.Index _ -> nested("", List.of(), place, depth, logicalId, end);
            case Step.Next _ -> place.after().ifPresent(tree -> value("", tree, Mark.ADDED, depth, end));
            case Step.Definition _ -> {
                String property =
                        written.holder(logicalId) == Written.Holder.OBJECT ? "Definition" : "DefinitionString";
                nested(quoted(property) + ": ", List.of(), place, depth, logicalId, end);
            }
        }
    }

    private void nested(String head, List<String> first, Sketch place, int depth, String logicalId, String end) {
        boolean list = place.children().keySet().stream()
                .anyMatch(step ->
                        step instanceof Step.Element || step instanceof Step.Index || step instanceof Step.Next);
        line(Mark.KEPT, depth, head + (list ? "[" : "{"));
        first.forEach(text -> line(Mark.KEPT, depth + 1, text + ","));
        if (place.isLeaf() && place.after().orElse(null) instanceof Tree.Fields fields) {
            fields(fields, place.mark(), depth + 1);
        }
        children(place, depth + 1, logicalId);
        line(Mark.KEPT, depth, (list ? "]" : "}") + end);
    }

    private void value(String head, Tree tree, Mark mark, int depth, String end) {
        switch (tree) {
            case Tree.Leaf leaf -> line(mark, depth, head + leaf(leaf) + end);
            case Tree.Items items
            when items.items().stream().allMatch(Tree.Leaf.class::isInstance) ->
                line(
                        mark,
                        depth,
                        head + "["
                                + String.join(
                                        ", ",
                                        items.items().stream()
                                                .map(item -> leaf((Tree.Leaf) item))
                                                .toList())
                                + "]" + end);
            case Tree.Items items -> {
                line(mark, depth, head + "[");
                Iterator<Tree> rest = items.items().iterator();
                while (rest.hasNext()) {
                    value("", rest.next(), mark, depth + 1, rest.hasNext() ? "," : "");
                }
                line(mark, depth, "]" + end);
            }
            case Tree.Fields fields -> {
                line(mark, depth, head + "{");
                fields(fields, mark, depth + 1);
                line(mark, depth, "}" + end);
            }
            case Tree.Function function -> value(head, longForm(function), mark, depth, end);
        }
    }

    private void fields(Tree.Fields fields, Mark mark, int depth) {
        Iterator<Map.Entry<String, Tree>> entries = fields.entries().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Tree> entry = entries.next();
            value(quoted(entry.getKey()) + ": ", entry.getValue(), mark, depth, entries.hasNext() ? "," : "");
        }
    }

    private static Tree longForm(Tree.Function function) {
        String name = function.name().equals("Ref") ? "Ref" : "Fn::" + function.name();
        Tree argument = function.argument();
        if (function.name().equals("GetAtt") && argument instanceof Tree.Leaf(String text, boolean _)) {
            int dot = text.indexOf('.');
            argument = Tree.texts(List.of(text.substring(0, dot), text.substring(dot + 1)));
        }
        return Tree.map(name, argument);
    }

    private static String leaf(Tree.Leaf leaf) {
        return leaf.number() ? leaf.text() : quoted(leaf.text());
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private void line(Mark mark, int depth, String text) {
        lines.add(new Line(mark, "  ".repeat(depth) + text));
    }
}
