/** The change of a template that removes a finding, in the template's own syntax. */
@NullMarked
package dev.countersign.stack.health.change;

import org.jspecify.annotations.NullMarked;
