/** The causes as rules over facts: one class for each part of the way. Pure. */
@NullMarked
package dev.countersign.doctor.cause;

import org.jspecify.annotations.NullMarked;
