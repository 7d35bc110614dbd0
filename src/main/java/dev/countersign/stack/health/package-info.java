/** The health of a stack: what about it will lose requests, proved from its template or in the account, and how to mend it. */
@NullMarked
package dev.countersign.stack.health;

import org.jspecify.annotations.NullMarked;
