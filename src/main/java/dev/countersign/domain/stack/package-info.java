/** CloudFormation's things as immutable records. */
@NullMarked
package dev.countersign.domain.stack;

import org.jspecify.annotations.NullMarked;
