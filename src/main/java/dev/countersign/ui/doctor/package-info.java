/** The doctor's page: why an execution hangs, what proves it, and what can be done. */
@NullMarked
package dev.countersign.ui.doctor;

import org.jspecify.annotations.NullMarked;
