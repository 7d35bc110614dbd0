package dev.countersign.asl.graph;

import dev.countersign.asl.Definition;
import dev.countersign.asl.Scope;
import dev.countersign.asl.State;
import dev.countersign.asl.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * A definition as boxes and arrows. Arrows never leave the box that holds their ends.
 *
 * @param nodes the outermost boxes: the start mark, the states in the definition's order, the end mark
 * @param edges all arrows, at any depth
 */
public record StateGraph(List<GraphNode> nodes, List<GraphEdge> edges) {
    /** The id of the mark where an execution starts. No state's name holds a control character. */
    public static final String START = "\u0001start";

    /** The id of the mark where an execution ends. */
    public static final String END = "\u0001end";

    public StateGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Draws the definition's states, and a mark at either end. */
    public static StateGraph of(Definition definition) {
        List<GraphNode> nodes = new ArrayList<>();
        List<GraphEdge> edges = new ArrayList<>();
        nodes.add(mark(START, "Start", GraphNode.Kind.START));
        edges.add(new GraphEdge(START, definition.root().startAt(), Transition.Kind.NEXT, ""));
        nodes.addAll(boxes(definition.root(), edges));
        nodes.add(mark(END, "End", GraphNode.Kind.END));
        for (State state : definition.root().states()) {
            if (state.transitions().isEmpty() || endsWithoutError(state)) {
                edges.add(new GraphEdge(state.name(), END, Transition.Kind.NEXT, ""));
            }
        }
        return new StateGraph(nodes, edges);
    }

    /** A state whose only ways out are for errors is an end, too. */
    private static boolean endsWithoutError(State state) {
        return state.transitions().stream().allMatch(way -> way.kind() == Transition.Kind.CATCH);
    }

    private static List<GraphNode> boxes(Scope scope, List<GraphEdge> edges) {
        List<GraphNode> boxes = new ArrayList<>();
        List<String> names = scope.states().stream().map(State::name).toList();
        for (State state : scope.states()) {
            boxes.add(box(state, edges));
            for (Transition way : state.transitions()) {
                if (names.contains(way.target())) {
                    edges.add(new GraphEdge(state.name(), way.target(), way.kind(), way.label()));
                }
            }
        }
        return boxes;
    }

    private static GraphNode box(State state, List<GraphEdge> edges) {
        List<GraphNode> children = new ArrayList<>();
        if (state.type() == State.Type.MAP) {
            state.scopes().forEach(scope -> children.addAll(boxes(scope, edges)));
        } else {
            for (Scope branch : state.scopes()) {
                String id = "\u0001" + state.name() + "\u0001" + children.size();
                children.add(new GraphNode(id, "", GraphNode.Kind.BRANCH, false, boxes(branch, edges)));
            }
        }
        return new GraphNode(state.name(), state.name(), kind(state.type()), state.waitsForToken(), children);
    }

    private static GraphNode mark(String id, String label, GraphNode.Kind kind) {
        return new GraphNode(id, label, kind, false, List.of());
    }

    private static GraphNode.Kind kind(State.Type type) {
        return switch (type) {
            case TASK -> GraphNode.Kind.TASK;
            case PASS -> GraphNode.Kind.PASS;
            case CHOICE -> GraphNode.Kind.CHOICE;
            case WAIT -> GraphNode.Kind.WAIT;
            case SUCCEED -> GraphNode.Kind.SUCCEED;
            case FAIL -> GraphNode.Kind.FAIL;
            case PARALLEL -> GraphNode.Kind.PARALLEL;
            case MAP -> GraphNode.Kind.MAP;
        };
    }
}
