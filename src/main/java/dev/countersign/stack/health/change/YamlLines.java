package dev.countersign.stack.health.change;

import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.Line.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a sketch as YAML, functions in their short form. */
final class YamlLines {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_$][A-Za-z0-9 _./:@$-]*");
    private static final Pattern TAKEN = Pattern.compile("(?i)true|false|yes|no|on|off|null|~|y|n");

    private final Written written;
    private final List<Line> lines = new ArrayList<>();

    YamlLines(Written written) {
        this.written = written;
    }

    List<Line> resources(Sketch root) {
        line(Mark.KEPT, 0, "Resources:");
        root.children().forEach((step, child) -> {
            String logicalId = ((Step.Key) step).name();
            entry(logicalId, child, 1, logicalId);
        });
        return List.copyOf(lines);
    }

    private void children(Sketch sketch, int depth, String logicalId) {
        for (Map.Entry<Step, Sketch> child : sketch.children().entrySet()) {
            Sketch place = child.getValue();
            switch (child.getKey()) {
                case Step.Key(String name) -> entry(name, place, depth, logicalId);
                case Step.Element(String key, String value) -> {
                    line(Mark.KEPT, depth, "- " + scalar(key) + ": " + scalar(value));
                    element(place, depth, logicalId);
                }
                case Step.Index _ -> {
                    line(Mark.KEPT, depth, "- # …");
                    element(place, depth, logicalId);
                }
                case Step.Next _ -> place.after().ifPresent(tree -> item(tree, Mark.ADDED, depth));
                case Step.Definition _ -> definition(place, depth, logicalId);
            }
        }
    }

    private void element(Sketch place, int depth, String logicalId) {
        if (place.isLeaf()) {
            place.after().ifPresent(tree -> fields(tree, place.mark(), depth + 1));
        } else {
            children(place, depth + 1, logicalId);
        }
    }

    private void entry(String key, Sketch place, int depth, String logicalId) {
        if (!place.isLeaf()) {
            line(Mark.KEPT, depth, scalar(key) + ":");
            children(place, depth + 1, logicalId);
            return;
        }
        if (place.mark() == Mark.REMOVED && place.before().isEmpty()) {
            line(Mark.REMOVED, depth, scalar(key) + ": …");
        }
        place.before().ifPresent(tree -> entry(key, tree, Mark.REMOVED, depth));
        place.after().ifPresent(tree -> entry(key, tree, place.mark(), depth));
    }

    private void definition(Sketch place, int depth, String logicalId) {
        switch (written.holder(logicalId)) {
            case OBJECT -> {
                line(Mark.KEPT, depth, "Definition:");
                children(place, depth + 1, logicalId);
            }
            case TEXT -> {
                line(Mark.KEPT, depth, "DefinitionString: |");
                lines.addAll(new JsonLines(written).within(place, depth + 1));
            }
            case SUBSTITUTED -> {
                line(Mark.KEPT, depth, "DefinitionString: !Sub |");
                lines.addAll(new JsonLines(written).within(place, depth + 1));
            }
        }
    }

    private void fields(Tree tree, Mark mark, int depth) {
        if (tree instanceof Tree.Fields fields) {
            fields.entries().forEach((key, value) -> entry(key, value, mark, depth));
        }
    }

    private void entry(String key, Tree value, Mark mark, int depth) {
        switch (value) {
            case Tree.Leaf leaf
            when leaf.text().contains("\n") -> {
                line(mark, depth, scalar(key) + ": |");
                leaf.text().lines().forEach(text -> line(mark, depth + 1, text));
            }
            case Tree.Leaf leaf -> line(mark, depth, scalar(key) + ": " + leaf(leaf));
            case Tree.Items items
            when items.items().stream().allMatch(Tree.Leaf.class::isInstance) ->
                line(mark, depth, scalar(key) + ": " + flow(items));
            case Tree.Items items -> {
                line(mark, depth, scalar(key) + ":");
                items.items().forEach(item -> item(item, mark, depth + 1));
            }
            case Tree.Fields fields -> {
                line(mark, depth, scalar(key) + ":");
                fields(fields, mark, depth + 1);
            }
            case Tree.Function function -> line(mark, depth, scalar(key) + ": " + function(function));
        }
    }

    private void item(Tree item, Mark mark, int depth) {
        switch (item) {
            case Tree.Leaf leaf -> line(mark, depth, "- " + leaf(leaf));
            case Tree.Function function -> line(mark, depth, "- " + function(function));
            case Tree.Items items -> line(mark, depth, "- " + flow(items));
            case Tree.Fields fields -> {
                int first = lines.size();
                fields(fields, mark, depth + 1);
                Line head = lines.get(first);
                int at = depth * 2;
                lines.set(
                        first,
                        new Line(mark, " ".repeat(at) + "- " + head.text().substring(at + 2)));
            }
        }
    }

    private static String function(Tree.Function function) {
        return "!" + function.name() + " " + inline(function.argument());
    }

    private static String inline(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf(leaf);
            case Tree.Items items -> flow(items);
            case Tree.Function function -> function(function);
            case Tree.Fields fields -> {
                List<String> parts = new ArrayList<>();
                fields.entries().forEach((key, value) -> parts.add(scalar(key) + ": " + inline(value)));
                yield "{" + String.join(", ", parts) + "}";
            }
        };
    }

    private static String flow(Tree.Items items) {
        return "["
                + String.join(
                        ", ", items.items().stream().map(YamlLines::inline).toList()) + "]";
    }

    private static String leaf(Tree.Leaf leaf) {
        return leaf.number() ? leaf.text() : scalar(leaf.text());
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !TAKEN.matcher(text).matches()
                && !text.contains(": ")
                && !text.endsWith(" ")
                && !text.endsWith(":");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private void line(Mark mark, int depth, String text) {
        lines.add(new Line(mark, "  ".repeat(depth) + text));
    }
}
