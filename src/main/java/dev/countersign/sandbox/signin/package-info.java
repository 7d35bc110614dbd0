/** AWS Sign-In: credentials of the console for the command line ({@code login_session} in a profile). */
package dev.countersign.sandbox.signin;
