package dev.countersign.sandbox.lambda;

import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Lambda answers five operations with the members of a function's configuration, each with a shape of its own. */
final class Copies {
    private Copies() {}

    /** Fills {@code target} with the members that it shares with {@code source}. */
    static <B extends SdkPojo> B copy(SdkPojo source, B target) {
        Map<String, SdkField<?>> targets = target.sdkFieldNameToField();
        source.sdkFieldNameToField().forEach((name, field) -> {
            Object value = field.getValueOrDefault(source);
            SdkField<?> into = targets.get(name);
            boolean given = value != null
                    && !(value instanceof SdkAutoConstructList)
                    && !(value instanceof SdkAutoConstructMap);
            if (into != null && given) {
                into.set(target, value);
            }
        });
        return target;
    }
}
