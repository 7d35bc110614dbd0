/** What the checks say about a stack. */
@NullMarked
package dev.countersign.stack.health.finding;

import org.jspecify.annotations.NullMarked;
