/** The AWS CLI's cache of tokens and registrations: names, contents, and how its files are written. */
@NullMarked
package dev.countersign.session.sso.cache;

import org.jspecify.annotations.NullMarked;
