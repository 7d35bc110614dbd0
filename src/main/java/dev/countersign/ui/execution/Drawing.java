package dev.countersign.ui.execution;

import dev.countersign.asl.DefinitionParser;
import dev.countersign.asl.graph.GraphLayout;
import dev.countersign.asl.graph.LayeredLayout;
import dev.countersign.asl.graph.StateGraph;
import dev.countersign.asl.graph.TextSize;

/** A definition, ready to be shown. */
public record Drawing(String definition, StateGraph graph, GraphLayout layout) {

    /** Reads and lays out a definition; takes a while. */
    static Drawing of(String definition, TextSize text) {
        StateGraph graph = StateGraph.of(DefinitionParser.parse(definition));
        return new Drawing(definition, graph, new LayeredLayout(text).layout(graph));
    }
}
