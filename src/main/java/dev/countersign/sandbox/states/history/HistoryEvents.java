package dev.countersign.sandbox.states.history;

import dev.countersign.sandbox.states.data.SdkShapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Turns recorded events into the API's typed ones. */
public final class HistoryEvents {
    private static final Set<String> DATA = Set.of("input", "inputDetails", "output", "outputDetails", "parameters");

    private HistoryEvents() {}

    /** @param withData false leaves out input, output and parameters, as {@code includeExecutionData} asks */
    public static HistoryEvent typed(Event event, boolean withData) {
        HistoryEvent.Builder builder = HistoryEvent.builder()
                .id(event.id())
                .previousEventId(event.previous())
                .timestamp(event.timestamp())
                .type(event.type());
        if (!event.details().isEmpty() || hasEmptyDetails(event.type())) {
            SdkShapes.fill(builder, Map.of(member(event.type()), details(event, withData)));
        }
        return builder.build();
    }

    /** An event's details by the API's names, with or without the data of the execution. */
    public static Map<String, Object> details(Event event, boolean withData) {
        Map<String, Object> details = new LinkedHashMap<>(event.details());
        if (!withData) {
            details.keySet().removeAll(DATA);
        }
        return details;
    }

    /** The end of an execution has its details member even where nothing is in it. */
    private static boolean hasEmptyDetails(String type) {
        return Set.of("ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut")
                .contains(type);
    }

    /** The details member's name: state events share one for entering and one for leaving. */
    private static String member(String type) {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Optional.of(type)
                .map(t -> Character.toLowerCase(t.charAt(0)) + t.substring(1) + "EventDetails")
                .get();
    }
}
