/** Keys that STS gives for a role or a second factor. */
@NullMarked
package dev.countersign.session.credentials.role;

import org.jspecify.annotations.NullMarked;
