package dev.countersign.sandbox.cloudformation.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.sandbox.api.ServiceError;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The intrinsic functions. */
final class Functions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Evaluator evaluator;
    private final Template template;

    Functions(Evaluator evaluator, Template template) {
        this.evaluator = evaluator;
        this.template = template;
    }

    Object call(String name, Object argument) {
        return switch (name) {
            case "Fn::If" -> choose(argument);
            case "Fn::Equals" -> equal(arguments(name, argument, 2, 2));
            case "Fn::Not" -> !Evaluator.truth(arguments(name, argument, 1, 1).getFirst());
            case "Fn::And" -> arguments(name, argument, 2, 10).stream().allMatch(Evaluator::truth);
            case "Fn::Or" -> arguments(name, argument, 2, 10).stream().anyMatch(Evaluator::truth);
            case "Fn::Sub" -> sub(argument);
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Join" -> join(arguments(name, argument, 2, 2));
            case "Fn::Select" -> select(arguments(name, argument, 2, 2));
            case "Fn::Split" -> split(arguments(name, argument, 2, 2));
            case "Fn::FindInMap" -> find(arguments(name, argument, 3, 4));
            case "Fn::Base64" ->
                text(
                        name,
                        Base64.getEncoder().encodeToString(text(name, argument).getBytes(UTF_8)));
            case "Fn::ImportValue" -> evaluator.scope().imported(text(name, argument));
            case "Fn::GetAZs" -> zones(text(name, argument));
            case "Fn::ToJsonString" -> extension(name, () -> Values.json(evaluator.evaluate(argument)));
            case "Fn::Length" -> extension(name, () -> length(evaluator.evaluate(argument)));
            case "Fn::Cidr", "Fn::Transform" -> throw ServiceError.notImplemented(name + " of CloudFormation");
            default -> throw TemplateError.template("every " + name + " object is not a known function");
        };
    }

    private Object extension(String name, java.util.function.Supplier<Object> function) {
        if (!template.hasLanguageExtensions()) {
            throw TemplateError.template(name + " needs the transform " + Template.LANGUAGE_EXTENSIONS);
        }
        return function.get();
    }

    private List<Object> arguments(String name, Object argument, int least, int most) {
        if (!(argument instanceof List<?> list) || list.size() < least || list.size() > most) {
            throw TemplateError.template("every " + name + " object requires a list argument of "
                    + (least == most ? least : least + " to " + most) + " elements");
        }
        return list.stream().map(evaluator::evaluate).toList();
    }

    private String text(String name, Object declared) {
        Object value = evaluator.evaluate(declared);
        if (!Values.isScalar(value) || Evaluator.isNoValue(value)) {
            throw TemplateError.template("every " + name + " object must have a String-typed value.");
        }
        return Values.text(value);
    }

    // Only the chosen branch may be evaluated: the other one may refer to a resource that does not exist.
    private Object choose(Object argument) {
        if (!(argument instanceof List<?> list) || list.size() != 3 || !(list.getFirst() instanceof String condition)) {
            throw TemplateError.template("Fn::If requires a list argument with the first element being a condition");
        }
        return evaluator.evaluate(list.get(evaluator.condition(condition) ? 1 : 2));
    }

    private static Object equal(List<Object> pair) {
        return Values.normal(pair.get(0)).equals(Values.normal(pair.get(1)));
    }

    private Object attribute(Object argument) {
        String path = argument instanceof List<?> list
                ? String.join(
                        ".", list.stream().map(part -> text("Fn::GetAtt", part)).toList())
                : Values.text(argument);
        int dot = path.indexOf('.');
        if (dot < 1) {
            throw TemplateError.template("every Fn::GetAtt object requires two non-empty parameters, the resource name"
                    + " and the resource attribute");
        }
        return evaluator.scope().attribute(path.substring(0, dot), path.substring(dot + 1));
    }

    private Object sub(Object argument) {
        Map<String, Object> own = new LinkedHashMap<>();
        Object pattern = argument;
        if (argument instanceof List<?> list) {
            if (list.size() != 2 || !(list.get(1) instanceof Map<?, ?> variables)) {
                throw badSub();
            }
            pattern = list.getFirst();
            variables.forEach((key, value) -> own.put(String.valueOf(key), evaluator.evaluate(value)));
        }
        if (!(pattern instanceof String text)) {
            throw badSub();
        }
        Matcher matcher = VARIABLE.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            boolean literal = Objects.equals(matcher.group(1), "!");
            String name = Objects.requireNonNull(matcher.group(2)).strip();
            matcher.appendReplacement(
                    result, Matcher.quoteReplacement(literal ? "${" + name + "}" : variable(name, own)));
        }
        return settled(matcher.appendTail(result).toString());
    }

    private static ServiceError badSub() {
        return TemplateError.template(
                "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first"
                        + " argument, and an optional second argument to specify a mapping of values to replace in the"
                        + " string");
    }

    private String variable(String name, Map<String, Object> own) {
        Object value;
        if (own.containsKey(name)) {
            value = own.get(name);
        } else if (name.indexOf('.') > 0 && !evaluator.isKnown(name)) {
            value = attribute(name);
        } else {
            value = evaluator.ref(name);
        }
        if (value == null || !Values.isScalar(value) || Evaluator.isNoValue(value)) {
            throw TemplateError.template("Fn::Sub variable " + name + " must be a string");
        }
        return Values.text(value);
    }

    private static Object join(List<Object> pair) {
        if (!(pair.get(1) instanceof List<?> parts)) {
            throw TemplateError.template(
                    "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a"
                            + " list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be"
                            + " joined.");
        }
        return settled(String.join(
                Values.text(pair.get(0)), parts.stream().map(Values::text).toList()));
    }

    private static Object split(List<Object> pair) {
        String text = Values.text(pair.get(1));
        return text.equals(Scope.KNOWN_AFTER_APPLY)
                ? List.of(text)
                : Arrays.asList(text.split(Pattern.quote(Values.text(pair.get(0))), -1));
    }

    private static Object select(List<Object> pair) {
        if (!(pair.get(1) instanceof List<?> list)) {
            throw TemplateError.template(
                    "Fn::Select requires a list argument with two elements: an integer index and a" + " list");
        }
        if (list.contains(Scope.KNOWN_AFTER_APPLY)) {
            return Scope.KNOWN_AFTER_APPLY;
        }
        try {
            return list.get(Integer.parseInt(Values.text(pair.get(0))));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw TemplateError.template("Fn::Select cannot select nonexistent value at index " + pair.get(0));
        }
    }

    private Object find(List<Object> keys) {
        String map = Values.text(keys.get(0));
        String first = Values.text(keys.get(1));
        String second = Values.text(keys.get(2));
        if (!(template.mappings().get(map) instanceof Map<?, ?> byFirst)) {
            throw TemplateError.template(
                    "Mapping named '" + map + "' is not present in the 'Mappings' section of template.");
        }
        if (byFirst.get(first) instanceof Map<?, ?> bySecond && bySecond.get(second) != null) {
            return Objects.requireNonNull(bySecond.get(second));
        }
        if (keys.size() == 4 && keys.get(3) instanceof Map<?, ?> fallback && fallback.get("DefaultValue") != null) {
            return Objects.requireNonNull(fallback.get("DefaultValue"));
        }
        throw TemplateError.template("Unable to get mapping for " + map + "::" + first + "::" + second);
    }

    private List<Object> zones(String region) {
        String name = region.isEmpty() ? evaluator.region() : region;
        return List.of(name + "a", name + "b", name + "c");
    }

    private static Object length(Object value) {
        if (!(value instanceof List<?> list)) {
            throw TemplateError.template("Fn::Length requires a list");
        }
        return list.size();
    }

    /** A text with an unknown part is unknown as a whole. */
    private static String settled(String text) {
        return text.contains(Scope.KNOWN_AFTER_APPLY) ? Scope.KNOWN_AFTER_APPLY : text;
    }
}
