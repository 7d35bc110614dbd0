/** Things that happen one after the other: the relay, a pipeline's stages, an execution's events. */
@NullMarked
package dev.countersign.ui.kit.flow;

import org.jspecify.annotations.NullMarked;
