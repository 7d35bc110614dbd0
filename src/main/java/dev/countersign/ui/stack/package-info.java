/** The screens about stacks: list, form, preview, progress, outputs, start of an execution, deletion. */
@NullMarked
package dev.countersign.ui.stack;

import org.jspecify.annotations.NullMarked;
