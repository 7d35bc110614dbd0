/** Key Management Service: symmetric keys, their states and policies. */
@NullMarked
package dev.countersign.sandbox.kms;

import org.jspecify.annotations.NullMarked;
