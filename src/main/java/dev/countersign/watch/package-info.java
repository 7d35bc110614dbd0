/** Following AWS by polling: budgets per API, a schedule that follows need, snapshots, deltas and staleness. */
@NullMarked
package dev.countersign.watch;

import org.jspecify.annotations.NullMarked;
