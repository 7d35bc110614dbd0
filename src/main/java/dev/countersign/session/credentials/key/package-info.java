/** What a source of keys is, and what it is asked with. */
@NullMarked
package dev.countersign.session.credentials.key;

import org.jspecify.annotations.NullMarked;
