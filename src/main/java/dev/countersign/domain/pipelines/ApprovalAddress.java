package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

/** Which manual approval action is meant. */
public record ApprovalAddress(String pipeline, String stage, String action) implements Comparable<ApprovalAddress> {
    public ApprovalAddress {
        requireNonNull(pipeline, "pipeline");
        requireNonNull(stage, "stage");
        requireNonNull(action, "action");
    }

    @Override
    public int compareTo(ApprovalAddress other) {
        return toString().compareTo(other.toString());
    }

    /** As IAM writes it at the end of an action's ARN. */
    @Override
    public String toString() {
        return pipeline + "/" + stage + "/" + action;
    }
}
