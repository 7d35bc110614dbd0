package dev.countersign.asl.graph;

import java.util.EnumSet;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** The options that make ELK's layered algorithm draw a state machine the way people draw one. */
final class LayoutRules {
    /** Room for a container's title, which the canvas draws: an ELK node label would push the children aside. */
    private static final double TITLE = 40;

    private static final double MARGIN = 16;

    private LayoutRules() {}

    static void ofRoot(ElkNode root) {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        // Arrows never leave their container, so each level can be laid out alone. Laying out all levels at once
        // (INCLUDE_CHILDREN) fails together with the model order in ELK 0.12.1.
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.SEPARATE_CHILDREN);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        ofLevel(root);
    }

    static void ofContainer(ElkNode container, GraphNode node, double titleWidth) {
        boolean branch = node.kind() == GraphNode.Kind.BRANCH;
        container.setProperty(CoreOptions.PADDING, new ElkPadding(branch ? MARGIN : TITLE, MARGIN, MARGIN, MARGIN));
        container.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        container.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(branch ? 0 : titleWidth, TITLE + MARGIN));
        if (node.kind() == GraphNode.Kind.PARALLEL) {
            // Branches stay side by side, in order.
            container.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        }
        if (branch) {
            container.setProperty(CoreOptions.ALIGNMENT, Alignment.TOP);
        }
        ofLevel(container);
    }

    static void ofLabel(ElkLabel label) {
        label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
    }

    private static void ofLevel(ElkNode level) {
        level.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        level.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        level.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        level.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        level.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
        level.setProperty(CoreOptions.SPACING_EDGE_NODE, 18.0);
        level.setProperty(CoreOptions.SPACING_EDGE_EDGE, 14.0);
        level.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 32.0);
        level.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
    }
}
