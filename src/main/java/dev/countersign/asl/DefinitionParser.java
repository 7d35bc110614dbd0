package dev.countersign.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads definitions in the Amazon States Language. It asks for no more than what is needed to draw and follow one:
 * whether a definition is valid is for AWS to say.
 */
public final class DefinitionParser {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DefinitionParser() {}

    /**
     * Reads a definition.
     *
     * @throws DefinitionException when the text is not JSON, or lacks a start state, states, or a state's type
     */
    public static Definition parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new DefinitionException("The definition is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject()) {
            throw new DefinitionException("The definition is not a JSON object");
        }
        QueryLanguage language = language(root, QueryLanguage.JSON_PATH);
        return new Definition(text(root, "Comment"), scope(root, language, "The definition"));
    }

    private static Scope scope(JsonNode node, QueryLanguage language, String where) {
        String startAt = text(node, "StartAt").orElseThrow(() -> new DefinitionException(where + " has no StartAt"));
        if (!node.path("States").isObject()) {
            throw new DefinitionException(where + " has no States");
        }
        List<State> states = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.path("States").properties()) {
            states.add(state(entry.getKey(), entry.getValue(), language));
        }
        return new Scope(startAt, states);
    }

    private static State state(String name, JsonNode node, QueryLanguage inherited) {
        QueryLanguage language = language(node, inherited);
        String word = text(node, "Type").orElseThrow(() -> new DefinitionException("State " + name + " has no Type"));
        State.Type type = type(word, name);
        return new State(
                name,
                type,
                language,
                text(node, "Resource"),
                text(node, "Comment"),
                transitions(node, type),
                scopes(node, type, language, name));
    }

    private static State.Type type(String word, String name) {
        try {
            return State.Type.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new DefinitionException("State " + name + " has the unknown Type " + word, e);
        }
    }

    private static List<Transition> transitions(JsonNode node, State.Type type) {
        List<Transition> found = new ArrayList<>();
        text(node, "Next").ifPresent(to -> found.add(new Transition(to, Transition.Kind.NEXT, "")));
        if (type == State.Type.CHOICE) {
            for (JsonNode rule : node.path("Choices")) {
                text(rule, "Next")
                        .ifPresent(to -> found.add(new Transition(to, Transition.Kind.CHOICE, ChoiceLabel.of(rule))));
            }
            text(node, "Default").ifPresent(to -> found.add(new Transition(to, Transition.Kind.DEFAULT, "otherwise")));
        }
        for (JsonNode catcher : node.path("Catch")) {
            text(catcher, "Next")
                    .ifPresent(to -> found.add(new Transition(to, Transition.Kind.CATCH, errors(catcher))));
        }
        return found;
    }

    private static String errors(JsonNode catcher) {
        List<String> names = new ArrayList<>();
        catcher.path("ErrorEquals").forEach(error -> names.add(error.asString()));
        if (names.contains("States.ALL")) {
            return "any error";
        }
        return names.size() > 2 ? names.getFirst() + " +" + (names.size() - 1) : String.join(", ", names);
    }

    private static List<Scope> scopes(JsonNode node, State.Type type, QueryLanguage language, String name) {
        return switch (type) {
            case PARALLEL -> {
                List<Scope> branches = new ArrayList<>();
                for (JsonNode branch : node.path("Branches")) {
                    branches.add(scope(branch, language, "Branch " + (branches.size() + 1) + " of " + name));
                }
                yield branches;
            }
            case MAP -> {
                // Iterator is the name from before 2022; both are still accepted by AWS.
                JsonNode inner = node.has("ItemProcessor") ? node.path("ItemProcessor") : node.path("Iterator");
                yield List.of(scope(inner, language, "The item processor of " + name));
            }
            case TASK, PASS, CHOICE, WAIT, SUCCEED, FAIL -> List.of();
        };
    }

    private static QueryLanguage language(JsonNode node, QueryLanguage inherited) {
        return text(node, "QueryLanguage")
                .map(word -> word.equals("JSONata") ? QueryLanguage.JSONATA : QueryLanguage.JSON_PATH)
                .orElse(inherited);
    }

    private static Optional<String> text(JsonNode node, String member) {
        return node.path(member).stringValueOpt();
    }
}
