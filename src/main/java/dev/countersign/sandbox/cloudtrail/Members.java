package dev.countersign.sandbox.cloudtrail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers as they stand in an event: names begin small, secrets and contents are left out. */
final class Members {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    /** Members, in small letters, whose content CloudTrail hides or which may hold a token. */
    private static final Set<String> SECRET = Set.of(
            "token",
            "tasktoken",
            "tokencode",
            "authenticationcode1",
            "authenticationcode2",
            "webidentitytoken",
            "input",
            "output",
            "cause",
            "message",
            "messagebody",
            "payload",
            "secretaccesskey",
            "sessiontoken",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "clientsecret",
            "devicecode",
            "usercode",
            "code",
            "codeverifier",
            "base32stringseed",
            "templatebody",
            "environment",
            "parametervalue");

    private Members() {}

    static Optional<ObjectNode> of(SdkPojo model) {
        ObjectNode json = JSON.createObjectNode();
        fill(json, model);
        return json.isEmpty() ? Optional.empty() : Optional.of(json);
    }

    private static void fill(ObjectNode json, SdkPojo model) {
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                String name = small(field.memberName());
                put(json, name, SECRET.contains(name.toLowerCase(Locale.ROOT)) ? HIDDEN : value);
            }
        }
    }

    /** The name of a member as events have it. */
    static String small(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case SdkPojo model -> fill(json.putObject(name), model);
            case List<?> list -> {
                ArrayNode items = json.putArray(name);
                list.forEach(item -> add(items, item));
            }
            case Map<?, ?> map -> {
                ObjectNode entries = json.putObject(name);
                map.forEach((key, entry) ->
                        put(entries, String.valueOf(key), isSecret(String.valueOf(key)) ? HIDDEN : entry));
            }
            case SdkBytes bytes -> {}
            case Number number -> json.putPOJO(name, number);
            case Boolean flag -> json.put(name, flag);
            case Instant at -> json.put(name, at.toString());
            default -> json.put(name, value.toString());
        }
    }

    private static boolean isSecret(String key) {
        return key.toLowerCase(Locale.ROOT).contains("token");
    }

    private static void add(ArrayNode array, @Nullable Object item) {
        if (item instanceof SdkPojo model) {
            fill(array.addObject(), model);
        } else if (item != null) {
            array.add(item.toString());
        }
    }
}
