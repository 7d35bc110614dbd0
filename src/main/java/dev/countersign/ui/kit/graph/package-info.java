/** The state graph with live colours. */
@NullMarked
package dev.countersign.ui.kit.graph;

import org.jspecify.annotations.NullMarked;
