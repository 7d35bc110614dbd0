/** A template's parameters as a form: which control, which texts, which checks. */
@NullMarked
package dev.countersign.stack.form;

import org.jspecify.annotations.NullMarked;
