package dev.countersign.sandbox.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param sid may be empty
 * @param notActions if {@code actions} came from {@code NotAction}
 * @param resources empty in a trust policy, which has none
 * @param principals absent in an identity's policy
 */
public record Statement(
        String sid,
        boolean allows,
        Optional<Principals> principals,
        List<String> actions,
        boolean notActions,
        List<String> resources,
        boolean notResources,
        List<Condition> conditions) {
    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** If the statement speaks about the question; principals are compared elsewhere. */
    boolean appliesTo(Question question) {
        return namesAction(question.action())
                && namesResource(question)
                && conditions.stream().allMatch(condition -> condition.holds(question, !allows));
    }

    boolean namesAction(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        boolean named = actions.stream().anyMatch(pattern -> Glob.matches(pattern.toLowerCase(Locale.ROOT), lower));
        return named != notActions;
    }

    private boolean namesResource(Question question) {
        if (resources.isEmpty()) {
            return true;
        }
        boolean named = resources.stream()
                .flatMap(pattern -> question.resolve(pattern).stream())
                .anyMatch(pattern -> Glob.matchesArn(pattern, question.resource()));
        return named != notResources;
    }
}
