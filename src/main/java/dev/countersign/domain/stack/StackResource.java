package dev.countersign.domain.stack;

import java.util.Optional;

/** A resource of a stack; {@code physicalId} is absent before it exists. */
public record StackResource(String logicalId, Optional<String> physicalId, String type, StackStatus status) {}
