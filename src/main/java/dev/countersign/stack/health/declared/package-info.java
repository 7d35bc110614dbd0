/** Reads what takes part in an approval out of a template. */
@NullMarked
package dev.countersign.stack.health.declared;

import org.jspecify.annotations.NullMarked;
