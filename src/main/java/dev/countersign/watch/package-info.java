/** Following AWS by polling: a schedule that follows need, snapshots and staleness. */
@NullMarked
package dev.countersign.watch;

import org.jspecify.annotations.NullMarked;
