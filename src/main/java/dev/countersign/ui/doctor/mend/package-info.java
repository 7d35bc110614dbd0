/** Carrying a remedy out on screen: the last question, the steps as they are done, and what came of them. */
@NullMarked
package dev.countersign.ui.doctor.mend;

import org.jspecify.annotations.NullMarked;
