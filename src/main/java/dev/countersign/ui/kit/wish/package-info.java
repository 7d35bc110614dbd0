/** Buttons that know beforehand whether what they do would be refused. */
@NullMarked
package dev.countersign.ui.kit.wish;

import org.jspecify.annotations.NullMarked;
