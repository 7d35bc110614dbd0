/** IAM Identity Center: signing in with the browser or a code, tokens shared with the AWS CLI, accounts and roles. */
@NullMarked
package dev.countersign.session.sso;

import org.jspecify.annotations.NullMarked;
