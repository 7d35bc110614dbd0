/** How each kind of profile comes by its credentials. */
@NullMarked
package dev.countersign.session.credentials.source;

import org.jspecify.annotations.NullMarked;
