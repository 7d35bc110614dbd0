package dev.countersign.stack;

import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds why an operation failed. */
final class Failures {
    private Failures() {}

    /**
     * The first failure in time is the cause; what fails after it was mostly cancelled because of it.
     *
     * @param events of one operation, oldest first
     */
    static Optional<String> first(List<StackEvent> events, StackId stack) {
        Optional<StackEvent> ofResource = events.stream()
                .filter(e -> e.status().text().endsWith("_FAILED"))
                .filter(e -> !e.isAboutStack(stack) && !isCancelled(e))
                .findFirst();
        return ofResource
                .map(e -> e.logicalId() + " (" + e.resourceType() + ") could not be " + done(e) + ": " + reason(e))
                .or(() -> ofStack(events, stack));
    }

    private static Optional<String> ofStack(List<StackEvent> events, StackId stack) {
        return events.stream()
                .filter(e -> e.isAboutStack(stack)
                        && e.status().isFailure()
                        && e.reason().isPresent())
                .findFirst()
                .map(Failures::reason);
    }

    private static boolean isCancelled(StackEvent event) {
        return event.reason()
                .filter(r -> r.toLowerCase(Locale.ROOT).contains("cancelled"))
                .isPresent();
    }

    private static String done(StackEvent event) {
        String status = event.status().text();
        return status.startsWith("CREATE") ? "created" : status.startsWith("DELETE") ? "deleted" : "updated";
    }

    private static String reason(StackEvent event) {
        String reason = event.reason().orElse("no reason was given").strip();
        return reason.endsWith(".") || reason.endsWith(")") ? reason : reason + ".";
    }
}
