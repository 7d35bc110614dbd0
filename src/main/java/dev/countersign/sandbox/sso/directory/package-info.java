/** Who may sign in, and what each may use: people, permission sets, assignments, and the IAM roles that stand for them. */
package dev.countersign.sandbox.sso.directory;
