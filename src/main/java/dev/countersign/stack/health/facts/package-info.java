/** The facts that the health of a stack is judged by. They are the same whether they were read from a template or in an account. */
@NullMarked
package dev.countersign.stack.health.facts;

import org.jspecify.annotations.NullMarked;
