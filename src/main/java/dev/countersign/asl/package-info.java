/** Amazon States Language: definitions as states, their ways out and their conditions. */
@NullMarked
package dev.countersign.asl;

import org.jspecify.annotations.NullMarked;
