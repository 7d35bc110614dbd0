/** Examines many executions at once: what they share is read once, within the account's quotas, and reported as it is found. */
@NullMarked
package dev.countersign.doctor.round;

import org.jspecify.annotations.NullMarked;
