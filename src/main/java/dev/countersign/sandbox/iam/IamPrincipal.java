package dev.countersign.sandbox.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** A user or a role: somebody that policies belong to. */
abstract sealed class IamPrincipal permits IamRole, IamUser {
    private final String name;
    private final String path;
    private final String id;
    private final String arn;
    private final Instant created;
    private final Map<String, String> inlinePolicies = new ConcurrentSkipListMap<>();
    private final Set<String> attachedPolicies = new ConcurrentSkipListSet<>();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();

    IamPrincipal(String name, String path, String id, String arn, Instant created) {
        this.name = name;
        this.path = path;
        this.id = id;
        this.arn = arn;
        this.created = created;
    }

    final String name() {
        return name;
    }

    final String path() {
        return path;
    }

    final String id() {
        return id;
    }

    final String arn() {
        return arn;
    }

    final Instant created() {
        return created;
    }

    /** Policy documents by policy name. */
    final Map<String, String> inlinePolicies() {
        return inlinePolicies;
    }

    /** ARNs of managed policies. */
    final Set<String> attachedPolicies() {
        return attachedPolicies;
    }

    final Map<String, String> tags() {
        return tags;
    }
}
