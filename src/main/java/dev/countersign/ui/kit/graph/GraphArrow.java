package dev.countersign.ui.kit.graph;

import dev.countersign.asl.Transition;
import dev.countersign.asl.graph.GraphEdge;
import dev.countersign.asl.graph.GraphLayout.Point;
import dev.countersign.asl.graph.GraphLayout.Route;
import dev.countersign.ui.kit.Tone;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.util.Duration;

/** One arrow with its label. When its way is taken, a bold line runs along it once and stays. */
final class GraphArrow extends Group {
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final double HEAD = 8;
    private static final double CORNER = 8;
    private static final Duration RUN = Duration.millis(420);

    private final GraphEdge edge;
    private final Path way;
    private final Path trace;
    private final Polygon head;
    private final double length;
    private boolean taken;

    GraphArrow(Route route) {
        edge = route.edge();
        getStyleClass().add("graph-arrow");
        if (edge.kind() == Transition.Kind.CATCH) {
            getStyleClass().add("catch");
        }
        length = length(route.points());
        way = path(route.points());
        way.getStyleClass().add("way");
        trace = path(route.points());
        trace.getStyleClass().add("trace");
        trace.setVisible(false);
        head = head(route.points());
        head.getStyleClass().add("head");
        getChildren().addAll(way, trace, head);
        route.label().ifPresent(area -> {
            Label label = new Label(edge.label());
            label.getStyleClass().add("graph-condition");
            label.setManaged(false);
            label.resizeRelocate(area.x(), area.y(), area.width(), area.height());
            getChildren().add(label);
        });
        setMouseTransparent(true);
    }

    GraphEdge edge() {
        return edge;
    }

    /** Marks the arrow as taken or not. The run along it is shown only when it becomes taken while being watched. */
    void show(boolean nowTaken, boolean watched, Tone tone) {
        tone.on(this);
        if (nowTaken == taken) {
            return;
        }
        taken = nowTaken;
        trace.setVisible(nowTaken);
        trace.getStrokeDashArray().clear();
        if (nowTaken && watched) {
            run();
        } else {
            pseudoClassStateChanged(TAKEN, nowTaken);
        }
        if (nowTaken) {
            toFront();
        }
    }

    private void run() {
        trace.getStrokeDashArray().setAll(length, length);
        trace.setStrokeDashOffset(length);
        Timeline timeline = new Timeline(
                new KeyFrame(RUN, new KeyValue(trace.strokeDashOffsetProperty(), 0, Interpolator.EASE_BOTH)));
        timeline.setOnFinished(end -> {
            trace.getStrokeDashArray().clear();
            pseudoClassStateChanged(TAKEN, taken);
        });
        timeline.statusProperty().addListener((at, was, is) -> {
            if (is == Animation.Status.STOPPED) {
                pseudoClassStateChanged(TAKEN, taken);
            }
        });
        timeline.play();
    }

    private static Path path(List<Point> points) {
        Path path = new Path();
        Point last = points.getLast();
        Point beforeLast = points.get(points.size() - 2);
        // The line ends inside the head, so that its square end does not show beside the tip.
        Point end = towards(last, beforeLast, HEAD - 1);
        path.getElements()
                .add(new MoveTo(points.getFirst().x(), points.getFirst().y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            double room = Math.min(distance(points.get(i - 1), corner), distance(corner, points.get(i + 1))) / 2;
            Point in = towards(corner, points.get(i - 1), Math.min(CORNER, room));
            Point out = towards(corner, points.get(i + 1), Math.min(CORNER, room));
            path.getElements().add(new LineTo(in.x(), in.y()));
            path.getElements().add(new QuadCurveTo(corner.x(), corner.y(), out.x(), out.y()));
        }
        path.getElements().add(new LineTo(end.x(), end.y()));
        return path;
    }

    private static Polygon head(List<Point> points) {
        Point tip = points.getLast();
        Point base = towards(tip, points.get(points.size() - 2), HEAD);
        double acrossX = (tip.y() - base.y()) * 0.55;
        double acrossY = (base.x() - tip.x()) * 0.55;
        return new Polygon(
                tip.x(), tip.y(), base.x() + acrossX, base.y() + acrossY, base.x() - acrossX, base.y() - acrossY);
    }

    /** The point that lies {@code step} from {@code from} on the way to {@code to}. */
    private static Point towards(Point from, Point to, double step) {
        double distance = distance(from, to);
        double part = distance == 0 ? 0 : step / distance;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static double length(List<Point> points) {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += distance(points.get(i - 1), points.get(i));
        }
        return sum;
    }
}
