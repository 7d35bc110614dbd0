/** Ports for the diagnosis: what it looks at, and the one through which a remedy is carried out. */
@NullMarked
package dev.countersign.aws.inspect;

import org.jspecify.annotations.NullMarked;
