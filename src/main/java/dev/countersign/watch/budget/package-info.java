/** How often each API of AWS may be called, and the ports that keep to it. */
@NullMarked
package dev.countersign.watch.budget;

import org.jspecify.annotations.NullMarked;
