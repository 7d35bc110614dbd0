package dev.countersign.relay;

import dev.countersign.domain.states.EventDetail.TaskSucceeded;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What was sent back with a token, read as yes or no where it can be. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answer() {}

    /**
     * Yes or no, where the answer can be nothing else: a Choice followed, and the answer is a boolean or an object that holds
     * exactly one.
     */
    static Optional<Boolean> of(CallbackTask task) {
        if (task.branch().isEmpty()) {
            return Optional.empty();
        }
        return task.end()
                .filter(event -> event.detail() instanceof TaskSucceeded)
                .flatMap(event -> event.output())
                .flatMap(Answer::onlyBoolean);
    }

    private static Optional<Boolean> onlyBoolean(String output) {
        try {
            JsonNode answer = JSON.readTree(output);
            if (answer.isBoolean()) {
                return Optional.of(answer.booleanValue());
            }
            var booleans = answer.valueStream().filter(JsonNode::isBoolean).toList();
            return booleans.size() == 1 ? Optional.of(booleans.getFirst().booleanValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
