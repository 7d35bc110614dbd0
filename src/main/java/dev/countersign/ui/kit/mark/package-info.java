/** What lists say beside a row with which something is wrong. */
@NullMarked
package dev.countersign.ui.kit.mark;

import org.jspecify.annotations.NullMarked;
