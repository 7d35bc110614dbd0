/** The adapters of the ports that credentials come from: STS, console sign-in, containers and instances. */
@NullMarked
package dev.countersign.aws.sdk.credentials;

import org.jspecify.annotations.NullMarked;
