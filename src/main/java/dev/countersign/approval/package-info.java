/** Approvals that wait for a person: the inbox, the check before an answer, the answer, and the receipt after it. */
@NullMarked
package dev.countersign.approval;

import org.jspecify.annotations.NullMarked;
