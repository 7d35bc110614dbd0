/** Where a template is chosen and its parameters are filled in. */
@NullMarked
package dev.countersign.ui.stack.form;

import org.jspecify.annotations.NullMarked;
