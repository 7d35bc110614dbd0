package dev.countersign.sandbox.api;

import java.util.Map;

/**
 * One permission that a call needs.
 *
 * @param action for example {@code codepipeline:PutApprovalResult}
 * @param resource the ARN it is needed on, or {@code *}
 * @param context condition keys known for this call, for example {@code iam:PassedToService}
 */
public record Needed(String action, String resource, Map<String, String> context) {
    public Needed {
        context = Map.copyOf(context);
    }

    public Needed(String action, String resource) {
        this(action, resource, Map.of());
    }
}
