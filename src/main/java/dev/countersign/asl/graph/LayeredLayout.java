package dev.countersign.asl.graph;

import dev.countersign.asl.graph.GraphLayout.Area;
import dev.countersign.asl.graph.GraphLayout.Box;
import dev.countersign.asl.graph.GraphLayout.Point;
import dev.countersign.asl.graph.GraphLayout.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a graph out from top to bottom with right-angled arrows, branches and choices in the definition's order.
 *
 * <p>The first layout in a process takes about half a second, because ELK loads: keep it off the FX thread.
 */
public final class LayeredLayout {
    private static final double BOX_HEIGHT = 44;
    private static final double BOX_MIN_WIDTH = 132;
    /** The icon at the left, the status at the right, and air around them. */
    private static final double BOX_PADDING = 88;

    private static final double MARK_SIZE = 34;
    private static final double LABEL_HEIGHT = 20;
    private static final double LABEL_PADDING = 14;

    private final TextSize text;

    public LayeredLayout(TextSize text) {
        this.text = text;
    }

    /** Places every box and every arrow. */
    public GraphLayout layout(StateGraph graph) {
        ElkNode root = ElkGraphUtil.createGraph();
        LayoutRules.ofRoot(root);
        // Linked, for a stable order of drawing: the keys hash by identity.
        Map<ElkNode, GraphNode> nodes = new LinkedHashMap<>();
        Map<String, ElkNode> byId = new LinkedHashMap<>();
        graph.nodes().forEach(node -> add(node, root, nodes, byId));
        Map<ElkEdge, GraphEdge> edges = new LinkedHashMap<>();
        for (GraphEdge edge : graph.edges()) {
            ElkNode from = byId.get(edge.from());
            ElkNode to = byId.get(edge.to());
            if (from != null && to != null) {
                edges.put(connect(from, to, edge), edge);
            }
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<Box> boxes = new ArrayList<>();
        collect(root, 0, new Point(0, 0), nodes, boxes);
        List<Route> routes = new ArrayList<>();
        edges.forEach((drawn, edge) -> routes.add(route(drawn, edge)));
        return new GraphLayout(root.getWidth(), root.getHeight(), boxes, routes);
    }

    private void add(GraphNode node, ElkNode parent, Map<ElkNode, GraphNode> nodes, Map<String, ElkNode> byId) {
        ElkNode placed = ElkGraphUtil.createNode(parent);
        nodes.put(placed, node);
        byId.put(node.id(), placed);
        if (node.isContainer()) {
            LayoutRules.ofContainer(placed, node, text.width(node.label()) + BOX_PADDING);
            node.children().forEach(child -> add(child, placed, nodes, byId));
        } else if (node.kind().isMark()) {
            placed.setDimensions(MARK_SIZE + 22, MARK_SIZE - 6);
        } else {
            placed.setDimensions(Math.max(BOX_MIN_WIDTH, text.width(node.label()) + BOX_PADDING), BOX_HEIGHT);
        }
    }

    private ElkEdge connect(ElkNode from, ElkNode to, GraphEdge edge) {
        ElkEdge drawn = ElkGraphUtil.createSimpleEdge(from, to);
        if (!edge.label().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(edge.label(), drawn);
            label.setDimensions(text.width(edge.label()) + LABEL_PADDING, LABEL_HEIGHT);
            LayoutRules.ofLabel(label);
        }
        return drawn;
    }

    private static void collect(
            ElkNode parent, int depth, Point origin, Map<ElkNode, GraphNode> nodes, List<Box> boxes) {
        for (ElkNode child : parent.getChildren()) {
            GraphNode node = nodes.get(child);
            if (node != null) {
                Point at = new Point(origin.x() + child.getX(), origin.y() + child.getY());
                boxes.add(new Box(node, depth, at.x(), at.y(), child.getWidth(), child.getHeight()));
                collect(child, depth + 1, at, nodes, boxes);
            }
        }
    }

    /** ELK gives an edge's points relative to the box that holds it. */
    private static Route route(ElkEdge drawn, GraphEdge edge) {
        double left = 0;
        double top = 0;
        for (ElkNode holder = drawn.getContainingNode(); holder != null; holder = holder.getParent()) {
            left += holder.getX();
            top += holder.getY();
        }
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : drawn.getSections()) {
            points.add(new Point(left + section.getStartX(), top + section.getStartY()));
            for (var bend : section.getBendPoints()) {
                points.add(new Point(left + bend.getX(), top + bend.getY()));
            }
            points.add(new Point(left + section.getEndX(), top + section.getEndY()));
        }
        double x = left;
        double y = top;
        Optional<Area> label = drawn.getLabels().stream()
                .findFirst()
                .map(found -> new Area(x + found.getX(), y + found.getY(), found.getWidth(), found.getHeight()));
        return new Route(edge, points, label);
    }
}
