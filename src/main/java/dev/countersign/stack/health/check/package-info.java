/** The checks: pure rules over what takes part in an approval. */
@NullMarked
package dev.countersign.stack.health.check;

import org.jspecify.annotations.NullMarked;
