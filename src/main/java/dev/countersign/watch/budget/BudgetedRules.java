package dev.countersign.watch.budget;

import dev.countersign.aws.RuleGateway;
import dev.countersign.domain.EventRule;
import java.util.List;

/** A {@link RuleGateway} that keeps within its budget. */
public final class BudgetedRules implements RuleGateway {
    private final RuleGateway gateway;
    private final Budgets budgets;

    public BudgetedRules(RuleGateway gateway, Budgets budgets) {
        this.gateway = gateway;
        this.budgets = budgets;
    }

    @Override
    public List<EventRule> rules() {
        List<EventRule> found = budgets.spend(Api.EVENTS, gateway::rules);
        // One more call for each rule: its targets.
        budgets.owe(Api.EVENTS, found.size() + 1, 1);
        return found;
    }

    @Override
    public boolean matches(String pattern, String event) {
        return budgets.spend(Api.EVENTS, () -> gateway.matches(pattern, event));
    }
}
