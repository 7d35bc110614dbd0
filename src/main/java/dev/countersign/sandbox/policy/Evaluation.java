package dev.countersign.sandbox.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a set of policies says to a question.
 *
 * @param matched the statements that decided: those that deny, else those that allow; with the names of their policies
 */
public record Evaluation(Decision decision, List<Matched> matched) {
    /** IAM's three answers. */
    public enum Decision {
        ALLOWED,
        EXPLICIT_DENY,
        IMPLICIT_DENY
    }

    /**
     * A statement that decided.
     *
     * @param policy the name of the policy it stands in
     */
    public record Matched(String policy, Statement statement) {}

    public Evaluation {
        matched = List.copyOf(matched);
    }

    public boolean allowed() {
        return decision == Decision.ALLOWED;
    }

    /** Asks identity policies, by their names: one deny outweighs every allow, and without any allow it is no. */
    public static Evaluation of(Map<String, PolicyDocument> policies, Question question) {
        var allows = new ArrayList<Matched>();
        var denies = new ArrayList<Matched>();
        policies.forEach((name, policy) -> {
            for (Statement statement : policy.statements()) {
                if (statement.appliesTo(question)) {
                    (statement.allows() ? allows : denies).add(new Matched(name, statement));
                }
            }
        });
        if (!denies.isEmpty()) {
            return new Evaluation(Decision.EXPLICIT_DENY, denies);
        }
        return allows.isEmpty()
                ? new Evaluation(Decision.IMPLICIT_DENY, List.of())
                : new Evaluation(Decision.ALLOWED, allows);
    }

    /** Condition keys that statements about this action ask for and the question has no value of. */
    public static List<String> missingKeys(Map<String, PolicyDocument> policies, Question question) {
        return policies.values().stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.namesAction(question.action()))
                .flatMap(statement -> statement.conditions().stream())
                .map(Condition::key)
                .filter(key -> question.value(key).isEmpty())
                .distinct()
                .toList();
    }
}
