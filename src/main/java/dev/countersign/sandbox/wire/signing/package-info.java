/** Signature Version 4: who signed a request, and whether he really did. */
package dev.countersign.sandbox.wire.signing;
