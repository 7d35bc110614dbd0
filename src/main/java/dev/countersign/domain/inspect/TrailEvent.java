package dev.countersign.domain.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
        // “release” is not mentioned by “release-2”.
        Pattern whole = Pattern.compile("(?<![A-Za-z0-9.@_-])" + Pattern.quote(name) + "(?![A-Za-z0-9.@_-])");
        return resources.stream().anyMatch(resource -> whole.matcher(resource).find())
                || parameters.filter(text -> whole.matcher(text).find()).isPresent();
    }
}
