/** What the present identity can see, decide, start, repair and deploy, before it is needed; and the policies that grant it. */
@NullMarked
package dev.countersign.session.permission;

import org.jspecify.annotations.NullMarked;
