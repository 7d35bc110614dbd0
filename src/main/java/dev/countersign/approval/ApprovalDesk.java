package dev.countersign.approval;

import dev.countersign.aws.PermissionGateway;
import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Watcher;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All that a person needs to answer approvals: what is asked, whether they may, the answer. Methods block. */
public final class ApprovalDesk {
    private static final String ACTION = "codepipeline:PutApprovalResult";
    private static final int PREVIEW = 64 * 1024;

    private final Watcher watcher;
    private final PermissionGateway permissions;
    private final Decisions decisions;
    private final Map<ApprovalAddress, Boolean> allowed = new ConcurrentHashMap<>();

    public ApprovalDesk(Watcher watcher, PermissionGateway permissions) {
        this.watcher = watcher;
        this.permissions = permissions;
        this.decisions = new Decisions(watcher);
    }

    public Watcher watcher() {
        return watcher;
    }

    /** Why the present identity must not answer an approval; absent when it may, and when that cannot be known in advance. */
    public Optional<String> whyNotAllowed(ApprovalAddress address) {
        Boolean may = allowed.get(address);
        if (may == null) {
            may = permissions.allows(ACTION, address.toString()).orElse(true);
            allowed.put(address, may);
        }
        return may
                ? Optional.empty()
                : Optional.of("You may look but not answer: " + ACTION + " is not allowed to you.");
    }

    /** Why an answer would reach nobody; absent when it reaches the execution. */
    public static Optional<String> whyPointless(Relay relay) {
        return relay.deadTokenSentence().map(sentence -> sentence + " An answer would reach the pipeline only.");
    }

    /** The beginning of what is to be approved. */
    public ObjectContent content(ObjectVersion version) {
        return watcher.sources().objects().content(version.location(), version.versionId(), PREVIEW);
    }

    public DecisionResult decide(Decision decision) {
        return decisions.decide(decision);
    }
}
