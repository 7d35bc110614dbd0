/** Who we are to AWS: environment, sandbox or profile; shown only after GetCallerIdentity has proved it. */
@NullMarked
package dev.countersign.session;

import org.jspecify.annotations.NullMarked;
