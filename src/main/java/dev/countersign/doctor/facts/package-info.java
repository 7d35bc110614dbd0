/** What was read for a diagnosis, as immutable records. What could not be read says why. */
@NullMarked
package dev.countersign.doctor.facts;

import org.jspecify.annotations.NullMarked;
