/** The health of a stack, and of a template before it is deployed: findings, what proves them, and the changes that mend them. */
@NullMarked
package dev.countersign.ui.stack.health;

import org.jspecify.annotations.NullMarked;
