/** IAM Identity Center: signing in with a browser, and the accounts and roles that one then may use. */
package dev.countersign.sandbox.sso;
