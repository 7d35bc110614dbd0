package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.template.References;
import dev.countersign.sandbox.cloudformation.template.Scope;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.AttributeChangeType;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** Which values of a resource's properties a plan changes, and what makes them change. */
final class ChangeDetails {
    private final Plan plan;
    private final Plan before;
    private final Resource resource;
    private final Set<String> replacing;
    private final Set<String> renewed;

    /** Why a property changes. */
    private record Cause(ChangeSource source, Optional<String> entity, EvaluationType evaluation) {}

    /**
     * @param replacing properties whose change replaces the resource
     * @param renewed logical ids of resources that the plan makes anew
     */
    ChangeDetails(Plan plan, Plan before, Resource resource, Set<String> replacing, Set<String> renewed) {
        this.plan = plan;
        this.before = before;
        this.resource = resource;
        this.replacing = replacing;
        this.renewed = renewed;
    }

    List<ResourceChangeDetail> between(Map<String, Object> was, Map<String, Object> wanted) {
        List<ResourceChangeDetail> details = new ArrayList<>();
        var names = new TreeSet<>(was.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            compare(name, "/Properties/" + name, was.get(name), wanted.get(name), details);
        }
        return details;
    }

    private void compare(
            String property,
            String path,
            @Nullable Object was,
            @Nullable Object wanted,
            List<ResourceChangeDetail> details) {
        if (was != null && wanted != null) {
            if (Values.normal(was).equals(Values.normal(wanted))) {
                return;
            }
            if (was instanceof Map<?, ?> one && wanted instanceof Map<?, ?> other) {
                var keys = new TreeSet<>(Values.map(one).keySet());
                keys.addAll(Values.map(other).keySet());
                keys.forEach(key -> compare(property, path + "/" + key, one.get(key), other.get(key), details));
                return;
            }
            if (was instanceof List<?> one && wanted instanceof List<?> other) {
                for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                    compare(property, path + "/" + i, at(one, i), at(other, i), details);
                }
                return;
            }
        }
        details.add(detail(property, path, was, wanted));
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private ResourceChangeDetail detail(String property, String path, @Nullable Object was, @Nullable Object wanted) {
        Cause cause = cause(property);
        boolean unknown = Objects.equals(wanted, Scope.KNOWN_AFTER_APPLY);
        RequiresRecreation recreation = !replacing.contains(property)
                ? RequiresRecreation.NEVER
                : unknown ? RequiresRecreation.CONDITIONALLY : RequiresRecreation.ALWAYS;
        return ResourceChangeDetail.builder()
                .changeSource(cause.source())
                .causingEntity(cause.entity().orElse(null))
                .evaluation(cause.evaluation())
                .target(ResourceTargetDefinition.builder()
                        .attribute(ResourceAttribute.PROPERTIES)
                        .name(property)
                        .path(path)
                        .requiresRecreation(recreation)
                        .attributeChangeType(
                                was == null
                                        ? AttributeChangeType.ADD
                                        : wanted == null ? AttributeChangeType.REMOVE : AttributeChangeType.MODIFY)
                        .beforeValue(shown(was))
                        .afterValue(shown(wanted))
                        .build())
                .build();
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value == null ? null : Values.isScalar(value) ? Values.text(value) : Values.json(value);
    }

    private Cause cause(String property) {
        Object declared = resource.properties().getOrDefault(property, "");
        References references = References.in(declared);
        for (References.Attribute use : references.attributes()) {
            if (renewed.contains(use.logicalId())) {
                return new Cause(
                        ChangeSource.RESOURCE_ATTRIBUTE,
                        Optional.of(use.logicalId() + "." + use.attribute()),
                        EvaluationType.DYNAMIC);
            }
        }
        for (String name : references.refs()) {
            if (renewed.contains(name)) {
                return new Cause(ChangeSource.RESOURCE_REFERENCE, Optional.of(name), EvaluationType.DYNAMIC);
            }
            String now = plan.parameters().texts().get(name);
            if (now != null && !now.equals(before.parameters().texts().get(name))) {
                return new Cause(ChangeSource.PARAMETER_REFERENCE, Optional.of(name), EvaluationType.STATIC);
            }
        }
        return new Cause(ChangeSource.DIRECT_MODIFICATION, Optional.empty(), EvaluationType.STATIC);
    }

    /** What the details together mean for the physical resource. */
    Replacement replacement(List<ResourceChangeDetail> details) {
        boolean always =
                details.stream().anyMatch(detail -> detail.target().requiresRecreation() == RequiresRecreation.ALWAYS);
        boolean perhaps = details.stream()
                .anyMatch(detail -> detail.target().requiresRecreation() == RequiresRecreation.CONDITIONALLY);
        return always ? Replacement.TRUE : perhaps ? Replacement.CONDITIONAL : Replacement.FALSE;
    }
}
