package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that make texts of texts. */
final class TextFunctions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Evaluator evaluator;

    TextFunctions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value evaluate(Raw.Call call) {
        return switch (call.function()) {
            case "Sub" -> sub(call);
            case "Join" -> join(call);
            case "Select" -> select(call);
            case "Split" -> split(call);
            default -> new Value.Text(Term.unknown("Fn::" + call.function()), false, call.line());
        };
    }

    /** A value within a text; what is no text is an unknown part. */
    static Term term(Value value) {
        return switch (value) {
            case Value.Text text -> text.term();
            case Value.Absent _ -> new Term("");
            case Value.Unknown _, Value.Listing _, Value.Mapping _ -> Term.unknown("value");
        };
    }

    private Value sub(Raw.Call call) {
        Raw template = call.argument();
        Map<String, Raw.Entry> variables = Map.of();
        if (template instanceof Raw.Listing(List<Raw> parts, int _) && !parts.isEmpty()) {
            template = parts.getFirst();
            variables = parts.size() > 1 && parts.get(1) instanceof Raw.Mapping given ? given.entries() : Map.of();
        }
        if (!(template instanceof Raw.Scalar scalar)) {
            return new Value.Text(Term.unknown("Fn::Sub"), false, call.line());
        }
        Map<String, Raw.Entry> own = variables;
        String text = VARIABLE.matcher(scalar.text())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).isEmpty()
                                ? variable(found.group(2).strip(), own).text()
                                : "${" + found.group(2) + "}"));
        return new Value.Text(new Term(text), scalar.block(), scalar.line());
    }

    private Term variable(String name, Map<String, Raw.Entry> own) {
        return Optional.ofNullable(own.get(name))
                .map(entry -> term(evaluator.evaluate(entry.value())))
                .orElseGet(() -> name.contains(".") ? evaluator.attributeOf(name) : term(evaluator.ref(name, 0)));
    }

    private Value join(Raw.Call call) {
        if (call.argument() instanceof Raw.Listing(List<Raw> parts, int _)
                && parts.size() == 2
                && evaluator.evaluate(parts.get(1)) instanceof Value.Listing(List<Value> items, int _)) {
            String separator = term(evaluator.evaluate(parts.get(0))).text();
            return new Value.Text(
                    new Term(String.join(
                            separator,
                            items.stream().map(item -> term(item).text()).toList())),
                    false,
                    call.line());
        }
        return new Value.Text(Term.unknown("Fn::Join"), false, call.line());
    }

    private Value select(Raw.Call call) {
        if (call.argument() instanceof Raw.Listing(List<Raw> parts, int _)
                && parts.size() == 2
                && evaluator.evaluate(parts.get(1)) instanceof Value.Listing(List<Value> items, int _)) {
            String index = term(evaluator.evaluate(parts.get(0))).text();
            if (index.matches("\\d{1,4}") && Integer.parseInt(index) < items.size()) {
                return items.get(Integer.parseInt(index));
            }
        }
        return new Value.Text(Term.unknown("Fn::Select"), false, call.line());
    }

    private Value split(Raw.Call call) {
        if (call.argument() instanceof Raw.Listing(List<Raw> parts, int _) && parts.size() == 2) {
            Term separator = term(evaluator.evaluate(parts.get(0)));
            Term text = term(evaluator.evaluate(parts.get(1)));
            if (separator.isWhole() && !separator.text().isEmpty() && text.isWhole()) {
                List<Value> items = new ArrayList<>();
                for (String item : text.text().split(Pattern.quote(separator.text()), -1)) {
                    items.add(new Value.Text(new Term(item), false, call.line()));
                }
                return new Value.Listing(List.copyOf(items), call.line());
            }
        }
        return new Value.Unknown("Fn::Split of something that only the deployment tells.", call.line());
    }
}
