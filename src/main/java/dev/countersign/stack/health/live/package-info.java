/** Reads what takes part in an approval out of the account, and says what could not be read. */
@NullMarked
package dev.countersign.stack.health.live;

import org.jspecify.annotations.NullMarked;
