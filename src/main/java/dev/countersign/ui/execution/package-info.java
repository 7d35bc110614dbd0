/** The page about one execution: graph, pipeline, relay, decision. */
@NullMarked
package dev.countersign.ui.execution;

import org.jspecify.annotations.NullMarked;
