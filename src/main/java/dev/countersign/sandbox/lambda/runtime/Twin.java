package dev.countersign.sandbox.lambda.runtime;

import tools.jackson.databind.JsonNode;

/**
 * A function of our own template in Java, for machines without Python. It makes the same calls in the same order, writes the same
 * lines, and gives the same result or error as the Python code whose digest it carries.
 */
interface Twin {
    /** SHA-256, in hexadecimal, of the inline code that this is the twin of. */
    String codeSha256();

    /** @throws TwinFailure what the Python code would raise */
    JsonNode handle(JsonNode event, TwinContext context);
}
