/** All executions of the state machines that hand out task tokens. */
@NullMarked
package dev.countersign.ui.executions;

import org.jspecify.annotations.NullMarked;
