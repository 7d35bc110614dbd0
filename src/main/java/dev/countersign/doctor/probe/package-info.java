/** Reads what a diagnosis needs, each look noted: told, or could not be taken and why. */
@NullMarked
package dev.countersign.doctor.probe;

import org.jspecify.annotations.NullMarked;
