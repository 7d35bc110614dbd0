/** The doctor for what is no execution: an approval, a pipeline execution, a version of an object. Finds the execution that it belongs to. */
@NullMarked
package dev.countersign.doctor.subject;

import org.jspecify.annotations.NullMarked;
