package dev.countersign.ui.kit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.DefinitionParser;
import dev.countersign.asl.graph.GraphEdge;
import dev.countersign.asl.graph.LayeredLayout;
import dev.countersign.asl.graph.Progress;
import dev.countersign.asl.graph.StateGraph;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.asl.graph.TextSize;
import dev.countersign.relay.Outcome;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.StatusLook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StateGraphViewTest {
    private static final String TWO = """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Next": "Yes",
              "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken"}, "Yes": {"Type": "Succeed"}}}""";

    @RegisterExtension
    final FxStage fx = new FxStage();

    private StateGraphView view;

    @Test
    void aWayThatIsTakenWhileOneWatchesEndsUpMarked() {
        StateGraph graph = show(TWO);
        update(new Progress(Map.of("Ask", StateStatus.WAITING), Set.of()), Optional.empty());
        assertThat(classes("state-ask")).contains("tone-waiting");

        Set<GraphEdge> all = Set.copyOf(graph.edges());
        update(
                new Progress(Map.of("Ask", StateStatus.SUCCEEDED, "Yes", StateStatus.SUCCEEDED), all),
                Optional.of(StatusLook.of(Outcome.REJECTED)));

        assertThat(classes("state-ask")).contains("tone-approved");
        assertThat(classes("state-yes")).contains("tone-rejected");
        fx.await(
                "the arrows are marked",
                () -> view.lookupAll(".graph-arrow").stream()
                        .allMatch(
                                arrow -> arrow.getPseudoClassStates().toString().contains("taken")));
    }

    @Test
    void aStateIsSelectedByKeyboard() {
        show(TWO);

        fx.onFx(() -> {
            Event.fireEvent(
                    view.lookup("#state-yes"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return true;
        });

        assertThat(view.selectedProperty().get()).contains("Yes");
    }

    @Test
    void aGraphOfHundredsOfStatesIsShownWhole() {
        String states = IntStream.range(0, 300)
                .mapToObj(i -> "\"S" + i + "\": {\"Type\": \"Pass\", \"Next\": \"S" + (i + 1) + "\"}")
                .collect(Collectors.joining(","));
        show("{\"StartAt\": \"S0\", \"States\": {" + states + ", \"S300\": {\"Type\": \"Succeed\"}}}");

        assertThat(view.lookupAll(".graph-box.state")).hasSize(301);
    }

    private StateGraph show(String definition) {
        StateGraph graph = StateGraph.of(DefinitionParser.parse(definition));
        var layout = new LayeredLayout(TextSize.ESTIMATE).layout(graph);
        fx.show(() -> {
            view = new StateGraphView();
            view.show(layout);
            return view;
        });
        return graph;
    }

    private void update(Progress progress, Optional<StatusLook> outcome) {
        fx.onFx(() -> {
            view.update(progress, outcome);
            return true;
        });
    }

    private List<String> classes(String id) {
        return fx.await(id, Node.class).getStyleClass();
    }
}
