/** How AWS is called with the SDK: the clients of a connection, credentials for each call, clock skew, and failures in our words. */
@NullMarked
package dev.countersign.aws.sdk.call;

import org.jspecify.annotations.NullMarked;
