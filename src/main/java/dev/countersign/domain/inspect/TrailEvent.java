package dev.countersign.domain.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A management event of CloudTrail: somebody called an API.
 *
 * @param name the operation, for example {@code PutApprovalResult}
 * @param by the caller's ARN, or a service's name
 * @param errorCode for a call that was refused, for example {@code AccessDenied}
 * @param resources names and ARNs of what it was done to, as far as CloudTrail lists them
 * @param parameters the request's parameters as JSON text, task tokens redacted; absent where there are none
 */
public record TrailEvent(
        String id,
        Instant at,
        String name,
        String source,
        String by,
        Optional<String> errorCode,
        List<String> resources,
        Optional<String> parameters) {
    public TrailEvent {
        resources = List.copyOf(resources);
    }

    /** Whether the call's parameters or resources name something. */
    public boolean mentions(String name) {
        return resources.stream().anyMatch(resource -> resource.contains(name))
                || parameters.filter(text -> text.contains(name)).isPresent();
    }
}
