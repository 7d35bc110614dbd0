/** Carries remedies out: what was rehearsed, step by step, after a typed confirmation; and says whether it healed. */
@NullMarked
package dev.countersign.doctor.mend;

import org.jspecify.annotations.NullMarked;
