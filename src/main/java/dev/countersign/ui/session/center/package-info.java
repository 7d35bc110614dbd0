/** IAM Identity Center without a profile: start URL, accounts and roles, sessions opened from there, a role kept as a profile. */
@NullMarked
package dev.countersign.ui.session.center;

import org.jspecify.annotations.NullMarked;
