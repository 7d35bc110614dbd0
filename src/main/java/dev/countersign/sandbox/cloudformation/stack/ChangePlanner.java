package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.kinds.Kinds;
import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.template.DependencyOrder;
import dev.countersign.sandbox.cloudformation.template.Evaluator;
import dev.countersign.sandbox.cloudformation.template.Scope;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/** Works out what a plan would do to a stack, without doing it. */
final class ChangePlanner {
    private final Kinds kinds;
    private final Stack stack;
    private final Plan plan;
    private final Exports exports;
    /** Resources whose reference is not known before the plan is carried out. */
    private final Set<String> renewed = new HashSet<>();

    ChangePlanner(Kinds kinds, Stack stack, Plan plan, Exports exports) {
        this.kinds = kinds;
        this.stack = stack;
        this.plan = plan;
        this.exports = exports;
    }

    /** The changes in the order of the template's resources, removals last; empty when there are none. */
    List<Change> changes() {
        Evaluator evaluator =
                new Evaluator(plan.template(), plan.parameters(), stack.pseudoParameters(plan), new PlannedScope());
        List<ResourceChange> changes = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (String id : DependencyOrder.of(plan.template())) {
            Resource resource =
                    Objects.requireNonNull(plan.template().resources().get(id));
            if (evaluator.exists(resource)) {
                wanted.add(id);
                change(resource, evaluator).ifPresent(changes::add);
            }
        }
        stack.resources().stream()
                .filter(resource -> !wanted.contains(resource.logicalId()))
                .filter(resource -> resource.live().isPresent())
                .map(ChangePlanner::removal)
                .forEach(changes::add);
        return changes.stream()
                .map(change -> Change.builder()
                        .type(ChangeType.RESOURCE)
                        .resourceChange(change)
                        .build())
                .toList();
    }

    /** Whether anything beside resources changes: outputs or tags. */
    boolean changesOthers() {
        Evaluator evaluator =
                new Evaluator(plan.template(), plan.parameters(), stack.pseudoParameters(plan), new PlannedScope());
        Map<String, Object> after = plan.template().outputs().values().stream()
                .filter(output -> output.condition().map(evaluator::condition).orElse(true))
                .collect(Collectors.toMap(
                        output -> output.name(),
                        output -> List.of(
                                Values.text(evaluator.value(output.value())),
                                output.description().orElse(""),
                                output.export()
                                        .map(evaluator::value)
                                        .map(Values::text)
                                        .orElse(""))));
        Map<String, Object> before = stack.outputs().stream()
                .collect(Collectors.toMap(
                        output -> output.outputKey(),
                        output -> List.of(
                                output.outputValue(),
                                Optional.ofNullable(output.description()).orElse(""),
                                Optional.ofNullable(output.exportName()).orElse(""))));
        return !after.equals(before) || !plan.tags().equals(stack.plan().tags());
    }

    private Optional<ResourceChange> change(Resource resource, Evaluator evaluator) {
        Map<String, Object> after = evaluator.properties(resource.properties());
        Optional<StackResource> present =
                stack.resource(resource.logicalId()).filter(each -> each.live().isPresent());
        if (present.isEmpty()) {
            renewed.add(resource.logicalId());
            return Optional.of(ResourceChange.builder()
                    .action(ChangeAction.ADD)
                    .logicalResourceId(resource.logicalId())
                    .resourceType(resource.type())
                    .scope(List.of())
                    .details(List.of())
                    .afterContext(context(after))
                    .build());
        }
        StackResource before = present.orElseThrow();
        if (Deployment.same(before.properties(), new Properties(after))) {
            return Optional.empty();
        }
        return Optional.of(
                modification(resource, before, after, String.valueOf(evaluator.value(resource.updateReplacePolicy()))));
    }

    private ResourceChange modification(
            Resource resource, StackResource before, Map<String, Object> after, String replacePolicy) {
        Set<String> replacing = kinds.of(resource.type()).schema().replacing();
        var details = new ChangeDetails(plan, stack.plan(), resource, replacing, renewed);
        List<ResourceChangeDetail> found = details.between(before.properties().values(), after);
        Replacement replacement = details.replacement(found);
        if (replacement != Replacement.FALSE) {
            renewed.add(resource.logicalId());
        }
        return ResourceChange.builder()
                .action(ChangeAction.MODIFY)
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(before.physicalId().orElse(null))
                .resourceType(resource.type())
                .replacement(replacement)
                .policyAction(replacement == Replacement.FALSE ? null : replaceAction(replacePolicy))
                .scope(scope(found))
                .details(found)
                .beforeContext(context(before.properties().values()))
                .afterContext(context(after))
                .build();
    }

    private static PolicyAction replaceAction(String policy) {
        return policy.equals("Retain") ? PolicyAction.REPLACE_AND_RETAIN : PolicyAction.REPLACE_AND_DELETE;
    }

    private static List<ResourceAttribute> scope(List<ResourceChangeDetail> details) {
        return details.stream()
                .map(detail -> detail.target().attribute())
                .distinct()
                .toList();
    }

    private static ResourceChange removal(StackResource resource) {
        return ResourceChange.builder()
                .action(ChangeAction.REMOVE)
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId().orElse(null))
                .resourceType(resource.type())
                .policyAction(
                        resource.deletionPolicy().startsWith("Retain") ? PolicyAction.RETAIN : PolicyAction.DELETE)
                .scope(List.of())
                .details(List.of())
                .beforeContext(context(resource.properties().values()))
                .build();
    }

    private static String context(Map<String, Object> properties) {
        return Values.json(Map.of("Properties", properties));
    }

    private final class PlannedScope implements Scope {
        @Override
        public Object ref(String logicalId) {
            return known(logicalId).map(live -> (Object) live.ref()).orElse(KNOWN_AFTER_APPLY);
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            return known(logicalId)
                    .map(live -> live.attributes().get(attribute))
                    .orElse(KNOWN_AFTER_APPLY);
        }

        private Optional<Live> known(String logicalId) {
            return renewed.contains(logicalId)
                    ? Optional.empty()
                    : stack.resource(logicalId).flatMap(StackResource::live);
        }

        @Override
        public Object imported(String exportName) {
            return exports.value(exportName);
        }
    }
}
