package dev.countersign.domain.pipelines;

/** What CodePipeline wants to see with an answer to an approval. Whoever holds it may be the approver, so it never prints. */
public final class ApprovalToken {
    private final String value;

    public ApprovalToken(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an approval token is not empty");
        }
        this.value = value;
    }

    /** The token in the clear; for the call that answers the approval and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApprovalToken token && value.equals(token.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "an approval token";
    }
}
