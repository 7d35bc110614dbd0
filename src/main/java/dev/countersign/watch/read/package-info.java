/** What is read of AWS by polling: incrementally where the API allows it, and nothing twice that cannot have changed. */
@NullMarked
package dev.countersign.watch.read;

import org.jspecify.annotations.NullMarked;
