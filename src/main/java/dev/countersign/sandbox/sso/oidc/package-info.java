/** The OAuth side of IAM Identity Center: client registrations, the three grants, and the tokens that come out of them. */
package dev.countersign.sandbox.sso.oidc;
