package dev.countersign.domain.stack;

import java.util.Optional;

/** A stack's output. */
public record StackOutput(String key, String value, Optional<String> description) {}
