/** The web pages of IAM Identity Center, on which a person is chosen and allows or denies what a program asks for. */
package dev.countersign.sandbox.sso.page;
