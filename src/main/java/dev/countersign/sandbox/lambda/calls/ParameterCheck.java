package dev.countersign.sandbox.lambda.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;

/**
 * The checks that botocore makes before it sends anything, with its sentences: unknown, missing and mistyped parameters, and texts
 * that are shorter than their shape allows.
 */
final class ParameterCheck {
    /** Members that the service models demand to be longer than nothing; the SDK's own metadata does not tell. */
    private static final Map<String, Set<String>> NOT_EMPTY = Map.of(
            "stepfunctions",
            Set.of("taskToken", "executionArn", "stateMachineArn", "name", "resourceArn", "activityArn"),
            "codepipeline",
            Set.of("name", "pipelineName", "stageName", "actionName"),
            "s3",
            Set.of("Key"),
            "lambda",
            Set.of("FunctionName", "StatementId"),
            "logs",
            Set.of("logGroupName", "logStreamName", "message"),
            "events",
            Set.of("Name", "Rule"),
            "iam",
            Set.of("RoleName", "UserName", "PolicyName", "PolicyDocument"),
            "cloudformation",
            Set.of("StackName", "TemplateBody"));

    private final Set<String> notEmpty;
    private final List<String> problems = new ArrayList<>();

    private ParameterCheck(String service) {
        notEmpty = NOT_EMPTY.getOrDefault(service, Set.of());
    }

    /** @throws CallFailed of kind {@code PARAM_VALIDATION} with every problem */
    static void check(String service, String operation, SdkPojo request, JsonNode params) {
        var check = new ParameterCheck(service);
        List<SdkField<?>> fields = request.sdkFields();
        check.structure("", fields, RequiredParameters.of(service, operation, fields), params);
        if (!check.problems.isEmpty()) {
            throw CallFailed.paramValidation(String.join("\n", check.problems));
        }
    }

    private void structure(String path, List<SdkField<?>> fields, List<String> required, JsonNode params) {
        for (String name : required) {
            if (!params.has(name)) {
                problems.add(
                        "Missing required parameter in " + (path.isEmpty() ? "input" : path) + ": \"" + name + "\"");
            }
        }
        for (Map.Entry<String, JsonNode> param : params.properties()) {
            SdkField<?> field = fields.stream()
                    .filter(candidate -> candidate.memberName().equals(param.getKey()))
                    .findFirst()
                    .orElse(null);
            if (field != null) {
                value(path.isEmpty() ? param.getKey() : path + "." + param.getKey(), field, param.getValue());
            } else if (!param.getKey().equals("Body")) {
                problems.add("Unknown parameter in " + (path.isEmpty() ? "input" : path) + ": \"" + param.getKey()
                        + "\", must be one of: "
                        + fields.stream().map(SdkField::memberName).collect(Collectors.joining(", ")));
            }
        }
    }

    private void value(String path, SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            text(path, field, value);
        } else if (type.equals(MarshallingType.LIST)) {
            list(path, field, value);
        } else if (type.equals(MarshallingType.MAP)) {
            if (expect(path, value, value.isObject(), "<class 'dict'>")) {
                SdkField<?> inner = field.getTrait(MapTrait.class).valueFieldInfo();
                value.properties().forEach(entry -> value(path + "." + entry.getKey(), inner, entry.getValue()));
            }
        } else if (type.equals(MarshallingType.SDK_POJO)) {
            if (expect(path, value, value.isObject(), "<class 'dict'>")) {
                List<SdkField<?>> inner = field.constructor().get().sdkFields();
                structure(path, inner, RequiredParameters.marked(inner), value);
            }
        } else if (type.equals(MarshallingType.BOOLEAN)) {
            expect(path, value, value.isBoolean(), "<class 'bool'>");
        } else if (type.equals(MarshallingType.INTEGER) || type.equals(MarshallingType.LONG)) {
            expect(path, value, value.isIntegralNumber(), "<class 'int'>");
        }
    }

    private void text(String path, SdkField<?> field, JsonNode value) {
        if (expect(path, value, value.isString(), "<class 'str'>")
                && value.asString().isEmpty()
                && notEmpty.contains(field.memberName())) {
            problems.add("Invalid length for parameter " + path + ", value: 0, valid min length: 1");
        }
    }

    private void list(String path, SdkField<?> field, JsonNode value) {
        if (expect(path, value, value.isArray(), "<class 'list'>, <class 'tuple'>")) {
            SdkField<?> inner = field.getTrait(ListTrait.class).memberFieldInfo();
            for (int i = 0; i < value.size(); i++) {
                value(path + "[" + i + "]", inner, value.get(i));
            }
        }
    }

    private boolean expect(String path, JsonNode value, boolean fits, String types) {
        if (!fits) {
            problems.add("Invalid type for parameter " + path + ", value: " + shown(value) + ", type: <class '"
                    + pythonType(value) + "'>, valid types: " + types);
        }
        return fits;
    }

    private static String shown(JsonNode value) {
        if (value.isNull()) {
            return "None";
        }
        if (value.isBoolean()) {
            String text = value.asString();
            return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static String pythonType(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case ARRAY -> "list";
            case NULL, MISSING -> "NoneType";
            case OBJECT -> value.has(Wrapped.BYTES) ? "bytes" : "dict";
            case BINARY, POJO -> "object";
        };
    }
}
