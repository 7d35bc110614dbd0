package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions of a template: true, false, or not to be told before deployment. */
final class Conditions {
    private final Document document;
    private final Evaluator evaluator;
    private final Map<String, Truth> known = new HashMap<>();

    Conditions(Document document, Evaluator evaluator) {
        this.document = document;
        this.evaluator = evaluator;
    }

    /** Whether a condition holds; one that is not declared, or refers to itself, is unknown. */
    Truth holds(String name) {
        Truth before = known.get(name);
        if (before != null) {
            return before;
        }
        known.put(name, Truth.UNKNOWN);
        Raw.Entry declared = document.section("Conditions").get(name);
        Truth holds = declared == null ? Truth.UNKNOWN : of(declared.value());
        known.put(name, holds);
        return holds;
    }

    String why(String name) {
        return "It depends on the condition ‘" + name + "’, which depends on something that only the deployment tells.";
    }

    private Truth of(Raw raw) {
        if (!(raw instanceof Raw.Call call)) {
            return Truth.UNKNOWN;
        }
        List<Raw> parts = call.argument() instanceof Raw.Listing listing ? listing.items() : List.of(call.argument());
        return switch (call.function()) {
            case "Condition" ->
                Evaluator.scalar(call.argument()).map(this::holds).orElse(Truth.UNKNOWN);
            case "Equals" -> parts.size() == 2 ? term(parts.get(0)).same(term(parts.get(1))) : Truth.UNKNOWN;
            case "Not" -> parts.size() == 1 ? of(parts.getFirst()).not() : Truth.UNKNOWN;
            case "And" -> parts.stream().map(this::of).reduce(Truth.YES, Truth::and);
            case "Or" -> parts.stream().map(this::of).reduce(Truth.NO, Truth::or);
            default -> Truth.UNKNOWN;
        };
    }

    private Term term(Raw raw) {
        return TextFunctions.term(evaluator.evaluate(raw));
    }
}
