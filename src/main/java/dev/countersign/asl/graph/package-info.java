/** A definition as a graph, where everything of it is, and how far an execution has come in it. Knows no toolkit. */
@NullMarked
package dev.countersign.asl.graph;

import org.jspecify.annotations.NullMarked;
