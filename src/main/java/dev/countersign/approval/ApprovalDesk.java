package dev.countersign.approval;

import dev.countersign.domain.ObjectContent;
import dev.countersign.domain.ObjectVersion;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.relay.Relay;
import dev.countersign.watch.Watcher;
import java.util.Optional;
import java.util.function.Function;

/** All that a person needs to answer approvals: what is asked, whether they may, the answer. Methods block. */
public final class ApprovalDesk {
    private static final int PREVIEW = 64 * 1024;

    private final Watcher watcher;
    private final Function<ApprovalAddress, Optional<String>> whyNotAllowed;
    private final Decisions decisions;

    /** @param whyNotAllowed asks, blocking, why the present identity must not answer an approval */
    public ApprovalDesk(Watcher watcher, Function<ApprovalAddress, Optional<String>> whyNotAllowed) {
        this.watcher = watcher;
        this.whyNotAllowed = whyNotAllowed;
        this.decisions = new Decisions(watcher);
    }

    public Watcher watcher() {
        return watcher;
    }

    /** Why the present identity must not answer an approval; absent when it may, and when that cannot be known in advance. */
    public Optional<String> whyNotAllowed(ApprovalAddress address) {
        return whyNotAllowed.apply(address);
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
