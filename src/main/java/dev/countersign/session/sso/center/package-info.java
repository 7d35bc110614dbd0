/** Puts it together: sign-ins, tokens that are kept fresh, and the portal. */
@NullMarked
package dev.countersign.session.sso.center;

import org.jspecify.annotations.NullMarked;
