/** Marks on the calls of the ports: what only reads, and what changes something. */
@NullMarked
package dev.countersign.aws.access;

import org.jspecify.annotations.NullMarked;
