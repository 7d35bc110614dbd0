package dev.countersign.stack;

import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.stack.form.TemplateOutline;
import dev.countersign.stack.form.TemplateOutline.Declared;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What deleting a stack will do, to be shown before it is done.
 *
 * @param deleted will be gone
 * @param retained will stay, as the template asks
 */
public record DeletionPlan(StackId stack, List<StackResource> deleted, List<RetainedResource> retained) {
    static DeletionPlan of(StackId stack, List<StackResource> resources, TemplateOutline outline) {
        Set<String> kept = outline.resources().stream()
                .filter(Declared::isRetained)
                .map(Declared::logicalId)
                .collect(Collectors.toSet());
        List<StackResource> present =
                resources.stream().filter(r -> !r.status().isDeleted()).toList();
        return new DeletionPlan(
                stack,
                present.stream().filter(r -> !kept.contains(r.logicalId())).toList(),
                present.stream()
                        .filter(r -> kept.contains(r.logicalId()))
                        .flatMap(r ->
                                r.physicalId().stream().map(id -> new RetainedResource(r.logicalId(), id, r.type())))
                        .toList());
    }
}
