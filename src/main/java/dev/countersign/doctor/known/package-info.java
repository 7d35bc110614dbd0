/** What the doctor has found lately, so that lists can say it without asking AWS again. */
@NullMarked
package dev.countersign.doctor.known;

import org.jspecify.annotations.NullMarked;
