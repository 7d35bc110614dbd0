/** Where credentials come from, for every kind of profile, and how they are kept good all day. */
@NullMarked
package dev.countersign.session.credentials;

import org.jspecify.annotations.NullMarked;
