/** The life of an approval stack: preview, deployment, progress, outputs, start of an execution, deletion. */
@NullMarked
package dev.countersign.stack;

import org.jspecify.annotations.NullMarked;
