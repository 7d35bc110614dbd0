/** HTTP/1.1 on the loopback interface: connections, messages and percent-encoding. Knows nothing of AWS. */
package dev.countersign.sandbox.wire.http;
