package dev.countersign.sandbox.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A role. */
final class IamRole extends IamPrincipal {
    private volatile String trustPolicy;
    private volatile @Nullable String description;
    private volatile int maxSessionSeconds;

    IamRole(String name, String path, String id, String arn, Instant created, String trustPolicy) {
        super(name, path, id, arn, created);
        this.trustPolicy = trustPolicy;
        this.maxSessionSeconds = 3600;
    }

    /** The document that says who may assume this role. */
    String trustPolicy() {
        return trustPolicy;
    }

    void trust(String newTrustPolicy) {
        this.trustPolicy = newTrustPolicy;
    }

    @Nullable
    String description() {
        return description;
    }

    void describe(@Nullable String newDescription) {
        this.description = newDescription;
    }

    int maxSessionSeconds() {
        return maxSessionSeconds;
    }

    void limitSessions(int seconds) {
        this.maxSessionSeconds = seconds;
    }
}
