/** Ports to AWS in our own terms, and the one kind of failure they throw. The adapters are in {@code aws.sdk}. */
@NullMarked
package dev.countersign.aws;

import org.jspecify.annotations.NullMarked;
