/** The doctor's page about everything: what is stuck, which approvals nobody waits for, who stands where before a stage. */
@NullMarked
package dev.countersign.ui.doctor.round;

import org.jspecify.annotations.NullMarked;
