package dev.countersign.relay;

import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.EventDetail.TaskFailed;
import dev.countersign.domain.states.EventDetail.TaskScheduled;
import dev.countersign.domain.states.EventDetail.TaskSubmitted;
import dev.countersign.domain.states.EventDetail.TaskSucceeded;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One call of a task that waits for its token, as the history tells it.
 *
 * @param scheduled the event that holds the parameters and so the token's hash
 * @param submitted when the resource had taken the call: from then on the task waits
 * @param end when the task succeeded, failed or timed out
 * @param runEnd when the execution ended while or after it ran; a redrive begins another run, with calls of its own
 * @param branch the way that the first Choice after the task took
 */
record CallbackTask(
        String state,
        HistoryEvent scheduled,
        TaskScheduled call,
        Optional<HistoryEvent> submitted,
        Optional<HistoryEvent> end,
        Optional<HistoryEvent> runEnd,
        Optional<HistoryEvent> next,
        Optional<Branch> branch) {

    /** All calls of such tasks, in their order. */
    static List<CallbackTask> in(History history) {
        return history.events().stream()
                .filter(event -> event.detail() instanceof TaskScheduled call && call.waitsForToken())
                .map(event -> read(history, event))
                .toList();
    }

    private static CallbackTask read(History history, HistoryEvent scheduled) {
        var call = (TaskScheduled) scheduled.detail();
        Optional<HistoryEvent> end = within(history, scheduled, CallbackTask::endsTask);
        Optional<HistoryEvent> next = end.flatMap(
                event -> within(history, event, after -> after.detail() instanceof EventDetail.StateEntered));
        return new CallbackTask(
                history.stateNameOf(scheduled).orElse("a task"),
                scheduled,
                call,
                within(history, scheduled, event -> event.detail() instanceof TaskSubmitted),
                end,
                history.endAfter(scheduled),
                next,
                next.flatMap(event -> branchFrom(history, event)));
    }

    /** Events of this very call: a retry schedules a task again and begins another one. */
    private static Optional<HistoryEvent> within(
            History history, HistoryEvent scheduled, Predicate<HistoryEvent> wanted) {
        return history.after(scheduled, event -> wanted.test(event) || event.detail() instanceof TaskScheduled)
                .filter(wanted);
    }

    private static boolean endsTask(HistoryEvent event) {
        return event.detail() instanceof TaskSucceeded
                || event.detail() instanceof TaskFailed
                || event.type().equals("TaskStateAborted");
    }

    /** Follows from state to state until a Choice was left for its target. */
    private static Optional<Branch> branchFrom(History history, HistoryEvent entered) {
        Optional<HistoryEvent> at = Optional.of(entered);
        while (at.isPresent()) {
            HistoryEvent state = at.get();
            Optional<HistoryEvent> following =
                    history.after(state, event -> event.detail() instanceof EventDetail.StateEntered);
            if (state.type().equals("ChoiceStateEntered")) {
                return following
                        .flatMap(HistoryEvent::stateName)
                        .map(target -> new Branch(state.stateName().orElse("Choice"), target));
            }
            at = following;
        }
        return Optional.empty();
    }

    /** Whether the token came back: the task ended because of an answer and not by its own clock or a failed call. */
    boolean isAnswered() {
        return end.filter(event -> event.detail() instanceof TaskSucceeded
                        || submitted.isPresent() && event.type().equals("TaskFailed"))
                .isPresent();
    }

    boolean isTimedOut() {
        return end.filter(event -> event.type().equals("TaskTimedOut")).isPresent();
    }

    /** Whether the call itself went wrong, so that nobody ever got the token. */
    boolean isNeverSent() {
        return submitted.isEmpty()
                && end.filter(event -> event.detail() instanceof TaskFailed && !isTimedOut())
                        .isPresent();
    }
}
