package dev.countersign.asl.graph;

import dev.countersign.asl.Transition;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far an execution has come in its graph.
 *
 * @param statuses of the states that were reached, by name
 * @param taken the arrows that were followed
 */
public record Progress(Map<String, StateStatus> statuses, Set<GraphEdge> taken) {
    /** Nothing has happened yet. */
    public static final Progress NONE = new Progress(Map.of(), Set.of());

    public Progress {
        statuses = Map.copyOf(statuses);
        taken = Set.copyOf(taken);
    }

    public StateStatus status(String state) {
        return statuses.getOrDefault(state, StateStatus.NOT_REACHED);
    }

    /** Reads off a history what became of each state of the graph. */
    public static Progress of(StateGraph graph, History history) {
        Fold fold = new Fold(graph, history);
        history.events().forEach(fold::take);
        return new Progress(fold.statuses, fold.taken);
    }

    /** Walks through the events once. */
    private static final class Fold {
        private final StateGraph graph;
        private final History history;
        private final Map<String, StateStatus> statuses = new HashMap<>();
        private final Set<GraphEdge> taken = new HashSet<>();
        private final Set<String> failing = new HashSet<>();
        private String lastExited = "";

        Fold(StateGraph graph, History history) {
            this.graph = graph;
            this.history = history;
        }

        void take(HistoryEvent event) {
            switch (event.detail()) {
                case EventDetail.StateEntered entered -> entered(event, entered.name());
                case EventDetail.StateExited exited -> exited(exited.name());
                case EventDetail.TaskSubmitted submitted -> {
                    if (submitted.resource().endsWith(".waitForTaskToken")) {
                        set(event, StateStatus.WAITING);
                    }
                }
                case EventDetail.TaskScheduled scheduled -> retried(event);
                case EventDetail.FunctionScheduled scheduled -> retried(event);
                case EventDetail.TaskFailed failed ->
                    set(event, event.type().endsWith("TimedOut") ? StateStatus.TIMED_OUT : StateStatus.FAILED);
                case EventDetail.Failed failed -> set(event, StateStatus.FAILED);
                case EventDetail.ExecutionEnded ended -> ended(ended.status());
                case EventDetail.ExecutionStarted started -> {}
                case EventDetail.TaskStarted started -> {}
                case EventDetail.TaskSucceeded succeeded -> set(event, StateStatus.RUNNING);
                case EventDetail.FunctionSucceeded succeeded -> set(event, StateStatus.RUNNING);
                case EventDetail.Other other -> {}
            }
        }

        private void entered(HistoryEvent event, String name) {
            statuses.put(name, StateStatus.RUNNING);
            failing.remove(name);
            // What led here is the exit of another state, or nothing that is a state: then it is where all begins.
            Optional<String> from = history.event(event.previousId()).flatMap(HistoryEvent::stateName);
            follow(from.orElse(StateGraph.START), name);
        }

        private void exited(String name) {
            statuses.put(name, failing.contains(name) ? StateStatus.CAUGHT : StateStatus.SUCCEEDED);
            lastExited = name;
        }

        private void ended(ExecutionStatus status) {
            StateStatus open = switch (status) {
                case FAILED -> StateStatus.FAILED;
                case TIMED_OUT -> StateStatus.TIMED_OUT;
                case ABORTED, RUNNING, SUCCEEDED, PENDING_REDRIVE -> StateStatus.ABORTED;
            };
            statuses.replaceAll((name, now) -> now.isActive() ? open : now);
            if (status == ExecutionStatus.SUCCEEDED) {
                follow(lastExited, StateGraph.END);
            }
        }

        private void retried(HistoryEvent event) {
            history.stateNameOf(event).ifPresent(failing::remove);
            set(event, StateStatus.RUNNING);
        }

        private void set(HistoryEvent event, StateStatus status) {
            history.stateNameOf(event).ifPresent(name -> {
                statuses.put(name, status);
                if (status == StateStatus.FAILED || status == StateStatus.TIMED_OUT) {
                    failing.add(name);
                }
            });
        }

        /** Two arrows may join the same states; the one for errors is taken only by a state that failed. */
        private void follow(String from, String to) {
            boolean afterError = failing.contains(from);
            graph.edges().stream()
                    .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
                    .min((a, b) -> Boolean.compare(isFor(b, afterError), isFor(a, afterError)))
                    .ifPresent(taken::add);
        }

        private static boolean isFor(GraphEdge edge, boolean error) {
            return (edge.kind() == Transition.Kind.CATCH) == error;
        }
    }
}
