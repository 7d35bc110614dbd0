/** The profiles of the AWS configuration files: what they say, in which line, and why one of them cannot work. */
@NullMarked
package dev.countersign.session.profile;

import org.jspecify.annotations.NullMarked;
