/** What AWS has, as immutable records: no SDK, no JavaFX, no threads. */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;
