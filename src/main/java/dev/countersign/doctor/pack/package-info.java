/** Evidence packs: what was read of one execution, redacted, in one file from which relay, graph and diagnosis are drawn again. */
@NullMarked
package dev.countersign.doctor.pack;

import org.jspecify.annotations.NullMarked;
