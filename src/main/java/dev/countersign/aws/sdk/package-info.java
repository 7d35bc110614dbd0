/** The adapters of the ports over the AWS SDK: the only place where SDK clients are built and called. */
@NullMarked
package dev.countersign.aws.sdk;

import org.jspecify.annotations.NullMarked;
