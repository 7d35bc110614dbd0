/** Reports on the health of a stack: as text, and as JSON. */
@NullMarked
package dev.countersign.stack.health.report;

import org.jspecify.annotations.NullMarked;
