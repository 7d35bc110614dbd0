/** Credentials of a session that are renewed before they end. */
@NullMarked
package dev.countersign.session.credentials.renewal;

import org.jspecify.annotations.NullMarked;
