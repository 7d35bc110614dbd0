/** Takes secrets out of what goes into a pack. Text in, text out. */
@NullMarked
package dev.countersign.doctor.pack.redaction;

import org.jspecify.annotations.NullMarked;
