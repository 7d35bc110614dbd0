package dev.countersign.asl.graph;

import java.util.List;

/**
 * A box of the picture.
 *
 * @param id the state's name; of a branch, start and end mark something no state can be called
 * @param label what is written on it
 * @param kind what it stands for
 * @param waitsForToken whether it is a task that waits for its token
 * @param children the boxes within it
 */
public record GraphNode(String id, String label, Kind kind, boolean waitsForToken, List<GraphNode> children) {

    /** What a box stands for. */
    public enum Kind {
        START,
        END,
        TASK,
        PASS,
        CHOICE,
        WAIT,
        SUCCEED,
        FAIL,
        PARALLEL,
        MAP,
        BRANCH;

        /** Whether it is one of the two round marks that are no states. */
        public boolean isMark() {
            return this == START || this == END;
        }
    }

    public GraphNode {
        children = List.copyOf(children);
    }

    /** Whether it is drawn around other boxes. */
    public boolean isContainer() {
        return !children.isEmpty();
    }
}
