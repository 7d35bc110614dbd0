/** Why a task token is stuck: what has to be read is read, cheapest first, and what it means is told. */
@NullMarked
package dev.countersign.doctor;

import org.jspecify.annotations.NullMarked;
