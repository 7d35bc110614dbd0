package dev.countersign.stack.health.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML and JSON, which is YAML, into {@link Raw}. */
final class RawReader {
    /** CloudFormation takes 1 MB at most, and nobody nests deeper. */
    private static final int LONGEST = 2_000_000;

    private static final int DEEPEST = 120;
    /** Aliases can make a short text endless. */
    private static final int MOST_NODES = 400_000;

    private static final String LONG_FORM = "Fn::";
    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private final int firstLine;
    private int nodes;

    private RawReader(int firstLine) {
        this.firstLine = firstLine;
    }

    /**
     * Reads a text.
     *
     * @param firstLine the line that the text begins in
     */
    static Raw read(String text, int firstLine) throws UnreadableTemplateException {
        if (text.length() > LONGEST) {
            throw new UnreadableTemplateException(
                    "The template has " + text.length() + " characters; CloudFormation takes 1 MB at most.");
        }
        try {
            Optional<Node> root = new Compose(LoadSettings.builder()
                            .setCodePointLimit(LONGEST)
                            .setAllowRecursiveKeys(false)
                            .build())
                    .composeString(plain(text));
            if (root.isEmpty()) {
                throw new UnreadableTemplateException("The template is empty.");
            }
            return new RawReader(firstLine).convert(root.get(), 0);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + firstLine))
                    .orElse("");
            throw new UnreadableTemplateException("The template cannot be read" + where + ": " + e.getProblem() + ".");
        } catch (YamlEngineException | StackOverflowError e) {
            throw new UnreadableTemplateException("The template cannot be read as YAML or JSON.");
        }
    }

    /** YAML forbids the tabs that JSON allows between its signs. */
    private static String plain(String text) {
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }

    private Raw convert(Node node, int depth) throws UnreadableTemplateException {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new UnreadableTemplateException("The template is nested too deeply, or has aliases without an end.");
        }
        String tag = node.getTag().getValue();
        Raw plain = untagged(node, depth);
        return isShortForm(tag) ? call(tag.substring(1), plain) : longForm(plain);
    }

    private static boolean isShortForm(String tag) {
        return tag.length() > 1 && tag.charAt(0) == '!';
    }

    private Raw untagged(Node node, int depth) throws UnreadableTemplateException {
        int line = line(node);
        return switch (node) {
            case ScalarNode scalar ->
                new Raw.Scalar(
                        scalar.getValue(),
                        scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED,
                        line);
            case SequenceNode sequence -> {
                List<Raw> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new Raw.Listing(List.copyOf(items), line);
            }
            case MappingNode mapping -> {
                Map<String, Raw.Entry> entries = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        entries.put(key.getValue(), new Raw.Entry(convert(tuple.getValueNode(), depth + 1), line(key)));
                    }
                }
                yield new Raw.Mapping(entries, line);
            }
            default ->
                throw new UnreadableTemplateException(
                        "The template has something that is neither a value, a list nor a map.");
        };
    }

    private int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + firstLine).orElse(0);
    }

    private static Raw call(String function, Raw argument) {
        // !GetAtt A.B is short for a list of two.
        return new Raw.Call(function, argument, argument.line());
    }

    private static Raw longForm(Raw raw) {
        if (!(raw instanceof Raw.Mapping mapping) || mapping.entries().size() != 1) {
            return raw;
        }
        Map.Entry<String, Raw.Entry> only =
                mapping.entries().entrySet().iterator().next();
        String name = only.getKey();
        Raw argument = only.getValue().value();
        if (name.startsWith(LONG_FORM) && !name.contains("ForEach")) {
            return new Raw.Call(name.substring(LONG_FORM.length()), argument, mapping.line());
        }
        return WITHOUT_PREFIX.contains(name) && argument instanceof Raw.Scalar
                ? new Raw.Call(name, argument, mapping.line())
                : raw;
    }
}
