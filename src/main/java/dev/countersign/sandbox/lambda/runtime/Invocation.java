package dev.countersign.sandbox.lambda.runtime;

/**
 * One call of a function.
 *
 * @param event JSON
 * @param functionArn as the caller named it, with its qualifier if there was one
 */
public record Invocation(String requestId, String event, String functionArn) {}
