package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.states.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What AWS asks of single parameters, with its sentences. */
final class Constraints {
    private static final int MAX_NAME = 80;
    private static final int MAX_DATA = 262_144;
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\uFFFE\\uFFFF]|[\\uD800-\\uDFFF]");

    private Constraints() {}

    static void name(@Nullable String name) {
        required("name", name);
        if (name != null
                && (name.isEmpty()
                        || name.length() > MAX_NAME
                        || FORBIDDEN.matcher(name).find())) {
            throw ServiceError.of("InvalidName", "Invalid Name: '" + name + "'");
        }
    }

    static void required(String member, @Nullable Object value) {
        if (value == null) {
            throw violated("Value at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
    }

    static void length(String member, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            throw violated("Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
    }

    static void range(String member, int value, int most) {
        if (value < 0 || value > most) {
            String bound = value < 0 ? "greater than or equal to 0" : "less than or equal to " + most;
            throw violated("Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value " + bound);
        }
    }

    private static ServiceError violated(String sentence) {
        return ServiceError.of("ValidationException", "1 validation error detected: " + sentence);
    }

    static void arn(@Nullable String arn) {
        required("arn", arn);
        if (arn == null || !arn.startsWith("arn:")) {
            throw ServiceError.of("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
        }
    }

    /** The size of an input or output, whose text is kept out of the error. */
    static void data(String member, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_DATA) {
            throw violated("Value at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + MAX_DATA);
        }
    }

    /** @param code the error's code; its words come before the parser's message */
    static @Nullable Object json(String code, String words, String text) {
        try {
            return Json.parse(text);
        } catch (Json.NotJson e) {
            throw ServiceError.of(code, words + ": '" + e.getMessage() + "'");
        }
    }
}
