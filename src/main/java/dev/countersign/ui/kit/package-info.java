/** Controls of ours, and the look that they share. */
@NullMarked
package dev.countersign.ui.kit;

import org.jspecify.annotations.NullMarked;
