/** The page about the sandbox: clock, personas, outbox, endpoint. */
@NullMarked
package dev.countersign.ui.sandbox;

import org.jspecify.annotations.NullMarked;
