package dev.countersign.asl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.DefinitionParser;
import dev.countersign.domain.states.EventDetail;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.domain.states.History;
import dev.countersign.domain.states.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final String CALLBACK = "invoke.waitForTaskToken";

    private final StateGraph graph = StateGraph.of(DefinitionParser.parse("""
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Broken"}], "Next": "Decide"},
              "Decide": {"Type": "Choice", "Default": "No",
                         "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Yes"}]},
              "Yes": {"Type": "Succeed"}, "No": {"Type": "Succeed"}, "Broken": {"Type": "Fail"}}}"""));
    private final List<HistoryEvent> events = new ArrayList<>();

    @Test
    void aTaskWhoseTokenIsOutWaits() {
        asked();

        Progress progress = progress();

        assertThat(progress.status("Ask")).isEqualTo(StateStatus.WAITING);
        assertThat(progress.status("Decide")).isEqualTo(StateStatus.NOT_REACHED);
        assertThat(taken(progress)).containsExactlyInAnyOrder(StateGraph.START + ">Ask");
    }

    @Test
    void theBranchThatWasTakenLeadsToTheEnd() {
        asked();
        add("TaskSucceeded", new EventDetail.TaskSucceeded("lambda", CALLBACK, NONE));
        add("TaskStateExited", new EventDetail.StateExited("Ask", NONE));
        add("ChoiceStateEntered", new EventDetail.StateEntered("Decide", NONE));
        add("ChoiceStateExited", new EventDetail.StateExited("Decide", NONE));
        add("SucceedStateEntered", new EventDetail.StateEntered("No", NONE));
        add("SucceedStateExited", new EventDetail.StateExited("No", NONE));
        add("ExecutionSucceeded", new EventDetail.ExecutionEnded(ExecutionStatus.SUCCEEDED, NONE, NONE, NONE));

        Progress progress = progress();

        assertThat(progress.status("No")).isEqualTo(StateStatus.SUCCEEDED);
        assertThat(progress.status("Yes")).isEqualTo(StateStatus.NOT_REACHED);
        assertThat(taken(progress))
                .containsExactlyInAnyOrder(
                        StateGraph.START + ">Ask", "Ask>Decide", "Decide>No", "No>" + StateGraph.END);
    }

    @Test
    void aCaughtErrorFollowsItsCatcher() {
        asked();
        add("TaskTimedOut", new EventDetail.TaskFailed("lambda", CALLBACK, Optional.of("States.Timeout"), NONE));
        add("TaskStateExited", new EventDetail.StateExited("Ask", NONE));
        add("FailStateEntered", new EventDetail.StateEntered("Broken", NONE));
        add("ExecutionFailed", new EventDetail.ExecutionEnded(ExecutionStatus.FAILED, NONE, Optional.of("E"), NONE));

        Progress progress = progress();

        assertThat(progress.status("Ask")).isEqualTo(StateStatus.CAUGHT);
        assertThat(progress.status("Broken")).isEqualTo(StateStatus.FAILED);
        assertThat(taken(progress)).containsExactlyInAnyOrder(StateGraph.START + ">Ask", "Ask>Broken");
    }

    @Test
    void stoppingAnExecutionAbortsWhatWaits() {
        asked();
        add("ExecutionAborted", new EventDetail.ExecutionEnded(ExecutionStatus.ABORTED, NONE, NONE, NONE));

        assertThat(progress().status("Ask")).isEqualTo(StateStatus.ABORTED);
    }

    private void asked() {
        add("ExecutionStarted", new EventDetail.ExecutionStarted(NONE));
        add("TaskStateEntered", new EventDetail.StateEntered("Ask", NONE));
        add(
                "TaskScheduled",
                new EventDetail.TaskScheduled("lambda", CALLBACK, "{}", Optional.empty(), Optional.empty(), Set.of()));
        add("TaskStarted", new EventDetail.TaskStarted("lambda", CALLBACK));
        add("TaskSubmitted", new EventDetail.TaskSubmitted("lambda", CALLBACK, NONE));
    }

    private void add(String type, EventDetail detail) {
        long id = events.size() + 1;
        // As AWS records it: the first state's entry follows no event.
        long previous = id == 2 ? 0 : id - 1;
        events.add(new HistoryEvent(id, previous, Instant.EPOCH, type, detail));
    }

    private Progress progress() {
        return Progress.of(graph, History.of(events));
    }

    private static List<String> taken(Progress progress) {
        return progress.taken().stream()
                .map(edge -> edge.from() + ">" + edge.to())
                .toList();
    }
}
