package dev.countersign.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In which order the resources of a template are made: each one after all that it refers to or depends on. */
public final class DependencyOrder {
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    private DependencyOrder(Template template) {
        template.resources().forEach((id, resource) -> {
            Set<String> names = new LinkedHashSet<>(resource.dependsOn());
            names.addAll(References.in(resource.properties()).names());
            names.retainAll(template.resources().keySet());
            needs.put(id, names);
        });
    }

    /**
     * Logical ids in the order of creation.
     *
     * @throws dev.countersign.sandbox.api.ServiceError {@code ValidationError} when resources depend on each other in a circle
     */
    public static List<String> of(Template template) {
        var order = new DependencyOrder(template);
        order.needs.keySet().forEach(order::visit);
        return List.copyOf(order.done);
    }

    private void visit(String id) {
        if (done.contains(id)) {
            return;
        }
        if (path.contains(id)) {
            var circle = new TreeSet<>(path.subList(path.indexOf(id), path.size()));
            throw TemplateError.validation("Circular dependency between resources: " + circle);
        }
        path.add(id);
        needs.getOrDefault(id, Set.of()).forEach(this::visit);
        path.removeLast();
        done.add(id);
    }
}
