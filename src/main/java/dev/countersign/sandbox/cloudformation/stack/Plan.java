package dev.countersign.sandbox.cloudformation.stack;

import dev.countersign.sandbox.cloudformation.template.ParameterValues;
import dev.countersign.sandbox.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack is, or is to become: a checked template with its values.
 *
 * @param capabilities as the request acknowledged them
 * @param roleArn the role that the stack works with, instead of its caller
 * @param onFailure what happens when a resource of a new stack fails
 */
public record Plan(
        Template template,
        ParameterValues parameters,
        List<String> capabilities,
        Map<String, String> tags,
        List<String> notificationArns,
        Optional<String> roleArn,
        Optional<Integer> timeoutInMinutes,
        OnFailure onFailure,
        boolean terminationProtection) {

    /** What to do with a stack that could not be made. */
    public enum OnFailure {
        ROLLBACK,
        DELETE,
        DO_NOTHING
    }

    public Plan {
        tags = Map.copyOf(tags);
    }

    Plan with(OnFailure newOnFailure) {
        return new Plan(
                template,
                parameters,
                capabilities,
                tags,
                notificationArns,
                roleArn,
                timeoutInMinutes,
                newOnFailure,
                terminationProtection);
    }

    /** The same with another protection against deletion. */
    public Plan protectedAgainstDeletion(boolean isProtected) {
        return new Plan(
                template,
                parameters,
                capabilities,
                tags,
                notificationArns,
                roleArn,
                timeoutInMinutes,
                onFailure,
                isProtected);
    }
}
