package dev.countersign.sandbox.states.asl;

import java.util.Optional;

/**
 * What a Task state's {@code Resource} names.
 *
 * @param arn as written
 * @param resourceType as histories have it, for example {@code lambda} or {@code aws-sdk:s3}; empty for a function's own ARN
 * @param resource as histories have it, for example {@code invoke.waitForTaskToken}; a function's own ARN itself
 */
public record TaskResource(String arn, Optional<String> resourceType, String resource) {
    private static final String CALLBACK = ".waitForTaskToken";

    public static TaskResource of(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length == 6 && parts[2].equals("states") && parts[4].isEmpty()) {
            int last = parts[5].lastIndexOf(':');
            boolean sync2 = parts[5].endsWith(".sync:2");
            int cut = sync2 ? parts[5].lastIndexOf(':', last - 1) : last;
            if (cut > 0) {
                return new TaskResource(arn, Optional.of(parts[5].substring(0, cut)), parts[5].substring(cut + 1));
            }
        }
        return new TaskResource(arn, Optional.empty(), arn);
    }

    /** A Lambda function's ARN, which has history events of its own. */
    public boolean isFunction() {
        return resourceType.isEmpty() && arn.contains(":lambda:");
    }

    public boolean isActivity() {
        return arn.contains(":states:") && arn.contains(":activity:");
    }

    public boolean waitsForToken() {
        return resource.endsWith(CALLBACK);
    }

    public boolean waitsForJob() {
        return resource.endsWith(".sync") || resource.endsWith(".sync:2");
    }

    /** The action without the pattern, for example {@code invoke}. */
    public String action() {
        return resource.replaceFirst("\\.(waitForTaskToken|sync|sync:2)$", "");
    }
}
