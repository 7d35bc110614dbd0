package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which stacks use an export. */
final class Imports {
    private Imports() {}

    /** Names of the stacks that import {@code export} by a name written out in their template. */
    static List<String> of(Stacks stacks, String export) {
        List<String> users = new ArrayList<>();
        for (Stack stack : stacks.all()) {
            if (!stack.isDeleted() && imports(stack.plan().template(), export)) {
                users.add(stack.name());
            }
        }
        return users;
    }

    private static boolean imports(Template template, String export) {
        return template.resources().values().stream().anyMatch(resource -> imports(resource.properties(), export))
                || template.outputs().values().stream().anyMatch(output -> imports(output.value(), export));
    }

    private static boolean imports(Object value, String export) {
        return switch (value) {
            case Map<?, ?> map ->
                export.equals(map.get("Fn::ImportValue"))
                        || map.values().stream().anyMatch(child -> imports(child, export));
            case List<?> list -> list.stream().anyMatch(child -> imports(child, export));
            default -> false;
        };
    }
}
