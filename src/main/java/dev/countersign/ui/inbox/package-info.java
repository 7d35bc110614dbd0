/** The inbox: every approval that waits for an answer, and the answer. */
@NullMarked
package dev.countersign.ui.inbox;

import org.jspecify.annotations.NullMarked;
