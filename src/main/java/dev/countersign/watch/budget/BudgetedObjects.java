package dev.countersign.watch.budget;

import dev.countersign.aws.ObjectGateway;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.ObjectVersion;
import java.time.Instant;
import java.util.List;

/** An {@link ObjectGateway} that keeps within its budget. */
public final class BudgetedObjects implements ObjectGateway {
    private final ObjectGateway gateway;
    private final Budgets budgets;

    public BudgetedObjects(ObjectGateway gateway, Budgets budgets) {
        this.gateway = gateway;
        this.budgets = budgets;
    }

    @Override
    public List<String> versions(ObjectLocation location, int limit) {
        return budgets.spend(Api.S3, () -> gateway.versions(location, limit));
    }

    @Override
    public List<String> versionsSince(ObjectLocation location, Instant since, int limit) {
        return budgets.spend(Api.S3, () -> gateway.versionsSince(location, since, limit));
    }

    @Override
    public List<Written> writtenSince(String bucket, Instant since) {
        return budgets.spend(Api.S3, () -> gateway.writtenSince(bucket, since));
    }

    @Override
    public ObjectVersion version(ObjectLocation location, String versionId) {
        return budgets.spend(Api.S3, () -> gateway.version(location, versionId));
    }

    @Override
    public ObjectContent content(ObjectLocation location, String versionId, int maxBytes) {
        return budgets.spend(Api.S3, () -> gateway.content(location, versionId, maxBytes));
    }
}
