package dev.countersign.stack.health.template;

import java.util.List;
import java.util.Optional;

/** The definition of a state machine as a template holds it, functions within it left as they are written. */
public final class Definitions {
    private Definitions() {}

    /**
     * Reads a definition.
     *
     * @param properties of the state machine
     * @return empty when there is none, or none that can be read
     */
    public static Optional<Raw> of(Raw.Mapping properties) {
        Raw.Entry written = properties.entries().get("Definition");
        if (written != null) {
            return Optional.of(written.value());
        }
        Raw.Entry text = properties.entries().get("DefinitionString");
        return text == null ? Optional.empty() : scalar(text.value()).flatMap(Definitions::read);
    }

    private static Optional<Raw.Scalar> scalar(Raw raw) {
        return switch (raw) {
            case Raw.Scalar scalar -> Optional.of(scalar);
            case Raw.Call call when call.function().equals("Sub") -> scalar(call.argument());
            case Raw.Listing(List<Raw> items, int _) when !items.isEmpty() -> scalar(items.getFirst());
            case Raw.Call _, Raw.Listing _, Raw.Mapping _ -> Optional.empty();
        };
    }

    private static Optional<Raw> read(Raw.Scalar text) {
        try {
            return Optional.of(RawReader.read(text.text(), text.line() + (text.block() ? 1 : 0)));
        } catch (UnreadableTemplateException e) {
            return Optional.empty();
        }
    }
}
