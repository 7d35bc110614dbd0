package dev.countersign.asl.graph;

import java.util.List;
import java.util.Optional;

/**
 * Where everything of a {@link StateGraph} is, in pixels from the top left corner of the picture.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param boxes outer ones before those within them
 * @param routes in the order of the graph's edges
 */
public record GraphLayout(double width, double height, List<Box> boxes, List<Route> routes) {

    /** A box's place; {@code depth} is 0 for the outermost. */
    public record Box(GraphNode node, int depth, double x, double y, double width, double height) {}

    /** An arrow's way: two points or more, with right angles between them; and where its label is, if it has one. */
    public record Route(GraphEdge edge, List<Point> points, Optional<Area> label) {
        public Route {
            points = List.copyOf(points);
        }
    }

    /** A place. */
    public record Point(double x, double y) {}

    /** A rectangle. */
    public record Area(double x, double y, double width, double height) {}

    public GraphLayout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }
}
