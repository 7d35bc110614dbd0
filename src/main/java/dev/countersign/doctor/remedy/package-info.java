/** What can be done about a cause: rehearsed before it is carried out, and never a decision of our own. */
@NullMarked
package dev.countersign.doctor.remedy;

import org.jspecify.annotations.NullMarked;
