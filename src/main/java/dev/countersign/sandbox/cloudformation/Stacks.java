package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.stack.ChangeSet;
import dev.countersign.sandbox.cloudformation.stack.Exports;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.TemplateError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All stacks of the account, deleted ones included, as AWS keeps them for a while. */
final class Stacks implements Exports {
    private final List<Stack> stacks = new ArrayList<>();

    synchronized void add(Stack stack) {
        stacks.add(stack);
    }

    synchronized void remove(Stack stack) {
        stacks.remove(stack);
    }

    /** Newest first. */
    synchronized List<Stack> all() {
        return List.copyOf(stacks.reversed());
    }

    /** A stack by its ARN, or one that is not deleted by its name. */
    Optional<Stack> find(String nameOrId) {
        return all().stream()
                .filter(stack -> nameOrId.startsWith("arn:")
                        ? stack.id().equals(nameOrId)
                        : stack.name().equals(nameOrId) && !stack.isDeleted())
                .findFirst();
    }

    /** @throws ServiceError {@code ValidationError} when there is none */
    Stack get(@Nullable String nameOrId) {
        if (nameOrId == null || nameOrId.isEmpty()) {
            throw TemplateError.validation("1 validation error detected: Value null at 'stackName' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        return find(nameOrId)
                .orElseThrow(() -> TemplateError.validation("Stack with id " + nameOrId + " does not exist"));
    }

    /** A change set, by its ARN or by its name and its stack's. */
    Found changeSet(@Nullable String nameOrId, @Nullable String stackName) {
        String wanted = Objects.requireNonNullElse(nameOrId, "");
        if (!wanted.startsWith("arn:") && stackName == null) {
            throw TemplateError.validation("StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        List<Stack> where = wanted.startsWith("arn:") ? all() : List.of(get(stackName));
        return where.stream()
                .flatMap(stack -> stack.changeSets().stream()
                        .filter(each -> each.id().equals(wanted) || each.name().equals(wanted))
                        .map(each -> new Found(stack, each)))
                .findFirst()
                .orElseThrow(
                        () -> ServiceError.of("ChangeSetNotFound", 404, "ChangeSet [" + wanted + "] does not exist"));
    }

    /** A change set and its stack. */
    record Found(Stack stack, ChangeSet changeSet) {}

    @Override
    public String value(String name) {
        return exporter(name).stream()
                .flatMap(stack -> stack.outputs().stream())
                .filter(output -> name.equals(output.exportName()))
                .map(output -> output.outputValue())
                .findFirst()
                .orElseThrow(() -> TemplateError.validation("No export named " + name + " found."));
    }

    @Override
    public Optional<Stack> exporter(String name) {
        return all().stream()
                .filter(stack -> !stack.isDeleted())
                .filter(stack -> stack.outputs().stream().anyMatch(output -> name.equals(output.exportName())))
                .findFirst();
    }
}
