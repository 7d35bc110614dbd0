/** The adapters of what the doctor looks at beside the relay, and of what its remedies change. */
@NullMarked
package dev.countersign.aws.sdk.inspect;

import org.jspecify.annotations.NullMarked;
