/** What the pages about stacks share: their header, how a status looks, sizes in words. */
@NullMarked
package dev.countersign.ui.stack.part;

import org.jspecify.annotations.NullMarked;
