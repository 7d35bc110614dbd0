package dev.countersign.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * The {@code Principal} or {@code NotPrincipal} of a statement.
 *
 * @param byKind values by their kind: {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}; {@code "*"} alone
 *     stands under {@code *}
 */
public record Principals(Map<String, List<String>> byKind, boolean negated) {
    public Principals {
        byKind = Map.copyOf(byKind);
    }

    /** How a statement names a principal, from the least to the most direct. */
    public enum Naming {
        NOT_NAMED,
        /** By its account: then its own policies must allow the action as well. */
        BY_ACCOUNT,
        DIRECTLY
    }

    /** How a service principal such as {@code events.amazonaws.com} is named. */
    public Naming ofService(String service) {
        return negate(
                byKind.containsKey("*") || values("Service").contains(service) ? Naming.DIRECTLY : Naming.NOT_NAMED);
    }

    /** How an identity provider is named, by its ARN. */
    public Naming ofProvider(String arn) {
        return negate(
                byKind.containsKey("*") || values("Federated").contains(arn) ? Naming.DIRECTLY : Naming.NOT_NAMED);
    }

    /**
     * How a user or role session is named.
     *
     * @param sessionArn the caller's ARN; for a user the same as {@code principalArn}
     */
    public Naming ofPrincipal(String sessionArn, String principalArn, String accountId) {
        if (byKind.containsKey("*")) {
            return negate(Naming.DIRECTLY);
        }
        Naming naming = Naming.NOT_NAMED;
        for (String value : values("AWS")) {
            if (value.equals("*") || value.equals(sessionArn) || value.equals(principalArn)) {
                return negate(Naming.DIRECTLY);
            }
            if (value.equals(accountId) || value.equals("arn:aws:iam::" + accountId + ":root")) {
                naming = Naming.BY_ACCOUNT;
            }
        }
        return negate(naming);
    }

    private Naming negate(Naming naming) {
        if (!negated) {
            return naming;
        }
        return naming == Naming.NOT_NAMED ? Naming.DIRECTLY : Naming.NOT_NAMED;
    }

    private List<String> values(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }
}
