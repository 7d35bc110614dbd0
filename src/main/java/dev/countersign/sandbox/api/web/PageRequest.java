package dev.countersign.sandbox.api.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser asks of a page.
 *
 * @param sends whether it sends a form (POST) instead of asking to be shown the page (GET)
 * @param parameters of the query, or of the form when one is sent; decoded
 */
public record PageRequest(boolean sends, Map<String, List<String>> parameters) {
    public PageRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A parameter that came exactly once and is not empty; a repeated one counts as absent. */
    public Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(v -> !v.isEmpty()) : Optional.empty();
    }

    /** Tells no parameter, since those carry codes. */
    @Override
    public String toString() {
        return sends ? "a form" : "a page";
    }
}
