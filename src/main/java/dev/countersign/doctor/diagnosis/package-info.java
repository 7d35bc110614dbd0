/** What a diagnosis consists of: causes, findings, evidence. */
@NullMarked
package dev.countersign.doctor.diagnosis;

import org.jspecify.annotations.NullMarked;
