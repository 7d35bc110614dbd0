/** The page of permissions: what the present identity can do, action by action, and policies to hand to an administrator. */
@NullMarked
package dev.countersign.ui.permission;

import org.jspecify.annotations.NullMarked;
