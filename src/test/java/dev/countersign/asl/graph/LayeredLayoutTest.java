package dev.countersign.asl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.DefinitionParser;
import dev.countersign.asl.graph.GraphLayout.Box;
import dev.countersign.asl.graph.GraphLayout.Point;
import dev.countersign.asl.graph.GraphLayout.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {
    private static final String NESTED = """
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Next": "Decide"},
              "Decide": {"Type": "Choice", "Default": "Rejected",
                 "Choices": [{"Variable": "$.is_approved", "BooleanEquals": true, "Next": "Both"}]},
              "Both": {"Type": "Parallel", "End": true, "Branches": [
                 {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "End": true}}},
                 {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "Next": "Last"}, "Last": {"Type": "Pass", "End": true}}}]},
              "Rejected": {"Type": "Succeed"}}}""";

    private final StateGraph graph = StateGraph.of(DefinitionParser.parse(NESTED));
    private final GraphLayout layout = new LayeredLayout(TextSize.ESTIMATE).layout(graph);

    @Test
    void everyBoxIsInThePictureAndNoneOverlapsItsNeighbour() {
        assertThat(layout.boxes()).hasSize(11);
        for (Box box : layout.boxes()) {
            assertThat(box.x()).isNotNegative();
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height());
            for (Box other : layout.boxes()) {
                if (other.depth() == box.depth() && other != box) {
                    assertThat(overlap(box, other))
                            .as(box.node().id() + other.node().id())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void anExecutionRunsDownwardsAndBranchesKeepTheirOrder() {
        assertThat(box("Ask").y()).isLessThan(box("Decide").y());
        assertThat(box("Both").x()).isLessThan(box("Rejected").x());
        assertThat(box("Left").x()).isLessThan(box("Right").x());
        assertThat(box("Left").y()).isEqualTo(box("Right").y());
        assertThat(box("Both").y()).isLessThan(box("Left").y());
    }

    @Test
    void arrowsStartAndEndAtTheirBoxesAndTurnAtRightAngles() {
        for (Route route : layout.routes()) {
            List<Point> points = route.points();
            assertThat(points).hasSizeGreaterThanOrEqualTo(2);
            assertThat(touches(box(route.edge().from()), points.getFirst())).isTrue();
            assertThat(touches(box(route.edge().to()), points.getLast())).isTrue();
            for (int i = 1; i < points.size(); i++) {
                double dx = Math.abs(points.get(i).x() - points.get(i - 1).x());
                double dy = Math.abs(points.get(i).y() - points.get(i - 1).y());
                assertThat(Math.min(dx, dy)).isLessThan(0.01);
            }
        }
    }

    @Test
    void aChoiceHasItsConditionsWrittenOnItsArrows() {
        assertThat(layout.routes())
                .filteredOn(route -> route.label().isPresent())
                .extracting(route -> route.edge().label())
                .containsExactly("is_approved = true", "otherwise");
    }

    private Box box(String id) {
        return layout.boxes().stream()
                .filter(box -> box.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean overlap(Box a, Box b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }

    private static boolean touches(Box box, Point point) {
        return point.x() >= box.x() - 0.01
                && point.x() <= box.x() + box.width() + 0.01
                && point.y() >= box.y() - 0.01
                && point.y() <= box.y() + box.height() + 0.01;
    }
}
