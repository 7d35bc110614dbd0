package dev.countersign.app.sessions;

import dev.countersign.session.Session;
import dev.countersign.watch.budget.Budgets;
import java.util.HashMap;
import java.util.Map;

/** AWS counts calls by account and Region, whoever makes them: sessions in the same place share one budget. Use it on one thread. */
public final class Quotas {
    private record Counted(String account, String region, String endpoint) {}

    private final Map<Counted, Budgets> budgets = new HashMap<>();

    /** What a session may spend, together with its like. */
    public Budgets of(Session session) {
        var counted = new Counted(session.identity().account(), session.region(), session.endpointText());
        return budgets.computeIfAbsent(counted, place -> Budgets.ofThisMachine());
    }
}
