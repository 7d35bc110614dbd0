/** A diagnosis as text for a terminal and as JSON for programs. */
@NullMarked
package dev.countersign.doctor.report;

import org.jspecify.annotations.NullMarked;
