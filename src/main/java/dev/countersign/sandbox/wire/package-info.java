/**
 * AWS's protocols: from an HTTP request to a typed request of the SDK and back, for every operation that a service of this sandbox
 * has put in.
 */
package dev.countersign.sandbox.wire;
