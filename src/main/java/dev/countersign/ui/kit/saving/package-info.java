/** Saving something into a file that takes a moment: where to, how far it is, where it lies. */
@NullMarked
package dev.countersign.ui.kit.saving;

import org.jspecify.annotations.NullMarked;
