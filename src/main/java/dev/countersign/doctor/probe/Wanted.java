package dev.countersign.doctor.probe;

import dev.countersign.domain.TaskTokenHash;
import dev.countersign.domain.states.EventDetail.TaskFailed;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.EventDetail.TaskSubmitted;
import dev.countersign.domain.states.EventDetail.TaskSucceeded;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tokens that are looked for.
 *
 * @param tokens of every task whose token is still out; of all tasks when none is
 * @param since when the first of them was handed out
 * @param answers what the functions answered that took them, which may name an object version
 */
record Wanted(Set<TaskTokenHash> tokens, Instant since, String answers) {
    /** Version ids are long and random. */
    private static final int SHORTEST_ID = 12;

    /** @param tasks the events that handed tokens out; not empty */
    static Wanted of(History history, List<HistoryEvent> tasks) {
        List<HistoryEvent> open =
                tasks.stream().filter(task -> !isOver(history, task)).toList();
        List<HistoryEvent> wanted = open.isEmpty() ? tasks : open;
        return new Wanted(
                wanted.stream()
                        .flatMap(event -> ((TaskScheduled) event.detail()).tokens().stream())
                        .collect(Collectors.toSet()),
                wanted.getFirst().timestamp(),
                history.events().stream()
                        .filter(event -> event.detail() instanceof TaskSubmitted)
                        .flatMap(event -> event.output().stream())
                        .collect(Collectors.joining("\n")));
    }

    private static boolean isOver(History history, HistoryEvent task) {
        return history.after(
                        task,
                        event -> event.detail() instanceof TaskSucceeded
                                || event.detail() instanceof TaskFailed
                                || event.detail() instanceof TaskScheduled)
                .isPresent();
    }

    /** The tokens that are not among these. */
    Set<TaskTokenHash> without(Set<TaskTokenHash> found) {
        var left = new HashSet<>(tokens);
        left.removeAll(found);
        return left;
    }

    boolean names(String versionId) {
        return versionId.length() >= SHORTEST_ID && answers.contains(versionId);
    }
}
