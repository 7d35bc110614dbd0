package dev.countersign.domain.stack;

import java.util.List;
import java.util.Map;

/**
 * What a change set is made from.
 *
 * @param template the template's text; at most 51,200 bytes of UTF-8
 * @param parameters values by key
 * @param kept keys whose present value stays (NoEcho values that we never knew)
 * @param token echoed by every event of the later execution
 */
public record ChangeSetRequest(
        String stackName,
        String changeSetName,
        Type type,
        String template,
        Map<String, String> parameters,
        List<String> kept,
        List<String> capabilities,
        String token) {
    /** Whether the stack is to be created or changed. */
    public enum Type {
        CREATE,
        UPDATE
    }
}
