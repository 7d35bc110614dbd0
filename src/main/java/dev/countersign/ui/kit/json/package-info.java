/** JSON to read and to edit. */
@NullMarked
package dev.countersign.ui.kit.json;

import org.jspecify.annotations.NullMarked;
