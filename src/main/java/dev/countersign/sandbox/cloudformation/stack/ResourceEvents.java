package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.template.Values;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Events about resources. */
final class ResourceEvents {
    private ResourceEvents() {}

    static StackEvent event(Stack stack, StackResource resource, Optional<String> token) {
        String properties = Values.json(resource.properties().values());
        return StackEvent.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .eventId(eventId(resource))
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId().orElse(""))
                .resourceType(resource.type())
                .timestamp(resource.since())
                .resourceStatus(resource.status())
                .resourceStatusReason(resource.reason().orElse(null))
                .resourceProperties(properties.equals("{}") ? null : properties)
                .clientRequestToken(token.orElse(null))
                .build();
    }

    // The time alone would not tell two events of one millisecond apart.
    private static String eventId(StackResource resource) {
        return resource.logicalId() + "-" + resource.status() + "-"
                + resource.since().truncatedTo(ChronoUnit.MILLIS) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
