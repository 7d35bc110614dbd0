/** What AWS answered, recorded and answered again: the ports of an examination, to and from a pack. */
@NullMarked
package dev.countersign.doctor.pack.answers;

import org.jspecify.annotations.NullMarked;
