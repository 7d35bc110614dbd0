package dev.countersign.sandbox.cloudformation.stack;

import java.util.Optional;

/** Values that stacks give to each other by name. */
public interface Exports {
    /** @throws dev.countersign.sandbox.api.ServiceError {@code ValidationError} when no stack exports that name */
    String value(String name);

    /** The stack that exports a name. */
    Optional<Stack> exporter(String name);
}
