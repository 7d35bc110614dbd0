/** One sign-in from its beginning to its end: by the browser on this machine, or by a code. */
@NullMarked
package dev.countersign.session.sso.flow;

import org.jspecify.annotations.NullMarked;
