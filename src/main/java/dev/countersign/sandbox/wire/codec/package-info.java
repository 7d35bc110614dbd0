/**
 * One codec for all services, over the metadata that the SDK's model classes carry about themselves ({@code SdkField}): which
 * members there are, where on the wire they stand, under which name, and how they are set.
 */
package dev.countersign.sandbox.wire.codec;
