package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates a template's intrinsic functions as far as that goes without deploying it. What cannot be told stays unknown: a mark within
 * a text, or {@link Value.Unknown}.
 */
final class Evaluator {
    private static final String NO_VALUE = "AWS::NoValue";

    private final Document document;
    private final Inputs inputs;
    private final Names names;
    private final Conditions conditions;
    private final TextFunctions texts;
    private final Set<String> underWay = new HashSet<>();

    Evaluator(Document document, Inputs inputs) {
        this.document = document;
        this.inputs = inputs;
        this.names = new Names(inputs.physicalIds(), inputs::pseudo);
        this.conditions = new Conditions(document, this);
        this.texts = new TextFunctions(this);
    }

    Conditions conditions() {
        return conditions;
    }

    Names names() {
        return names;
    }

    Value evaluate(Raw raw) {
        return switch (raw) {
            case Raw.Scalar scalar -> new Value.Text(literal(scalar.text()), scalar.block(), scalar.line());
            case Raw.Listing listing -> {
                List<Value> items = new ArrayList<>();
                listing.items().stream()
                        .map(this::evaluate)
                        .filter(value -> !(value instanceof Value.Absent))
                        .forEach(items::add);
                yield new Value.Listing(List.copyOf(items), listing.line());
            }
            case Raw.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> {
                    Value value = evaluate(entry.value());
                    if (!(value instanceof Value.Absent)) {
                        entries.put(key, value);
                    }
                });
                yield new Value.Mapping(entries, mapping.line());
            }
            case Raw.Call call -> call(call);
        };
    }

    /** Dynamic references are replaced by CloudFormation with what no template tells. */
    private static Term literal(String text) {
        return text.contains("{{resolve:") ? Term.unknown("dynamic reference") : new Term(text);
    }

    private Value call(Raw.Call call) {
        return switch (call.function()) {
            case "Ref" -> ref(scalar(call.argument()).orElse(""), call.line());
            case "GetAtt" -> attribute(call);
            case "If" -> choose(call);
            case "FindInMap" -> find(call);
            case "Sub", "Join", "Select", "Split", "ToJsonString", "Length" -> texts.evaluate(call);
            default -> new Value.Text(Term.unknown("Fn::" + call.function()), false, call.line());
        };
    }

    /** What a name in {@code Ref} or {@code Sub} stands for. */
    Value ref(String name, int line) {
        if (name.equals(NO_VALUE)) {
            return new Value.Absent(line);
        }
        if (name.startsWith("AWS::")) {
            return new Value.Text(inputs.pseudo(name), false, line);
        }
        Optional<Raw.Mapping> resource = resource(name);
        if (resource.isPresent()) {
            String type = type(resource.get());
            return new Value.Text(names.ref(type, nameOf(name, resource.get())), false, line);
        }
        return parameter(name, line);
    }

    private Value parameter(String name, int line) {
        Optional<Raw.Mapping> declared =
                document.section("Parameters").get(name) instanceof Raw.Entry(Raw.Mapping parameter, int _)
                        ? Optional.of(parameter)
                        : Optional.empty();
        String type = declared.flatMap(one -> Document.text(one, "Type")).orElse("String");
        Optional<String> value = Optional.ofNullable(inputs.parameters().get(name))
                .or(() -> declared.flatMap(one -> Document.text(one, "Default")));
        if (value.isEmpty() || type.startsWith("AWS::SSM::")) {
            return new Value.Text(Term.unknown(name), false, line);
        }
        if (!type.startsWith("List<") && !type.equals("CommaDelimitedList")) {
            return new Value.Text(new Term(value.get()), false, line);
        }
        List<Value> items = new ArrayList<>();
        for (String item : value.get().split(",")) {
            items.add(new Value.Text(new Term(item.strip()), false, line));
        }
        return new Value.Listing(List.copyOf(items), line);
    }

    private Value attribute(Raw.Call call) {
        String path = switch (call.argument()) {
            case Raw.Scalar scalar -> scalar.text();
            case Raw.Listing listing ->
                String.join(
                        ".",
                        listing.items().stream()
                                .map(item -> scalar(item).orElse("?"))
                                .toList());
            case Raw.Mapping _, Raw.Call _ -> "?";
        };
        return new Value.Text(attributeOf(path), false, call.line());
    }

    /** @param path {@code LogicalId.Attribute} */
    Term attributeOf(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Term.unknown(path);
        }
        String id = path.substring(0, dot);
        String attribute = path.substring(dot + 1);
        return resource(id)
                .map(found -> names.attribute(type(found), id, attribute, nameOf(id, found)))
                .orElseGet(() -> Term.unknown(path));
    }

    /** The name of a resource. One that refers to itself in a circle has a mark for a name. */
    Term nameOf(String logicalId, Raw.Mapping resource) {
        if (!underWay.add("name " + logicalId)) {
            return Term.ofResource(logicalId);
        }
        try {
            Optional<Term> declared = Names.nameProperty(type(resource))
                    .map(Document.entries(resource, "Properties")::get)
                    .map(entry -> evaluate(entry.value()))
                    .flatMap(value -> value instanceof Value.Text text
                            ? Optional.of(text.term())
                            : value instanceof Value.Unknown ? Optional.of(Term.unknown(logicalId)) : Optional.empty());
            return names.name(logicalId, declared);
        } finally {
            underWay.remove("name " + logicalId);
        }
    }

    private Value choose(Raw.Call call) {
        if (!(call.argument() instanceof Raw.Listing(List<Raw> parts, int _)) || parts.size() != 3) {
            return new Value.Unknown("Fn::If needs a condition and two values.", call.line());
        }
        String condition = scalar(parts.get(0)).orElse("");
        return switch (conditions.holds(condition)) {
            case YES -> evaluate(parts.get(1));
            case NO -> evaluate(parts.get(2));
            case UNKNOWN -> {
                Value first = evaluate(parts.get(1));
                yield isSame(first, evaluate(parts.get(2)))
                        ? first
                        : new Value.Unknown(conditions.why(condition), call.line());
            }
        };
    }

    private static boolean isSame(Value a, Value b) {
        return a instanceof Value.Absent && b instanceof Value.Absent
                || a instanceof Value.Text one
                        && b instanceof Value.Text other
                        && one.term().same(other.term()) == Truth.YES;
    }

    private Value find(Raw.Call call) {
        if (call.argument() instanceof Raw.Listing(List<Raw> parts, int _) && parts.size() >= 3) {
            List<Term> keys = parts.subList(0, 3).stream()
                    .map(this::evaluate)
                    .map(TextFunctions::term)
                    .toList();
            if (keys.stream().allMatch(Term::isWhole)
                    && document.section("Mappings").get(keys.get(0).text())
                            instanceof Raw.Entry(Raw.Mapping table, int _)
                    && table.entries().get(keys.get(1).text()) instanceof Raw.Entry(Raw.Mapping row, int _)
                    && row.entries().get(keys.get(2).text()) instanceof Raw.Entry cell) {
                return evaluate(cell.value());
            }
        }
        return new Value.Text(Term.unknown("Fn::FindInMap"), false, call.line());
    }

    private Optional<Raw.Mapping> resource(String logicalId) {
        return document.section("Resources").get(logicalId) instanceof Raw.Entry(Raw.Mapping resource, int _)
                ? Optional.of(resource)
                : Optional.empty();
    }

    static String type(Raw.Mapping resource) {
        return Document.text(resource, "Type").orElse("");
    }

    static Optional<String> scalar(Raw raw) {
        return raw instanceof Raw.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
