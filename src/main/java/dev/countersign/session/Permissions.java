package dev.countersign.session;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.IdentityGateway;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.domain.pipelines.ApprovalAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the present identity may do, asked before it tries. Asked once for each thing. Thread-safe. */
public final class Permissions {
    private static final String ANSWER = "codepipeline:PutApprovalResult";

    private final IdentityGateway gateway;
    private final CallerIdentity who;
    private final String region;
    private final Map<ApprovalAddress, Optional<String>> answers = new ConcurrentHashMap<>();

    /** The permissions of a session's identity. */
    public Permissions(IdentityGateway gateway, CallerIdentity who, String region) {
        this.gateway = gateway;
        this.who = who;
        this.region = region;
    }

    /**
     * Why this identity may not answer an approval; absent when it may, and when IAM does not tell: then AWS itself will refuse.
     * Blocks when it is asked for the first time.
     */
    public Optional<String> whyNotAnswer(ApprovalAddress approval) {
        Optional<String> known = answers.get(approval);
        if (known != null) {
            return known;
        }
        Optional<String> reason = ask(approval);
        answers.put(approval, reason);
        return reason;
    }

    private Optional<String> ask(ApprovalAddress approval) {
        String partition = who.arn().split(":", 3)[1];
        String resource = String.join(
                ":",
                "arn",
                partition,
                "codepipeline",
                region,
                who.account(),
                approval.pipeline() + "/" + approval.stage() + "/" + approval.action());
        try {
            return gateway.isDenied(who, ANSWER, resource)
                    ? Optional.of(who.shortName() + " may not answer this approval: no policy allows " + ANSWER + ".")
                    : Optional.empty();
        } catch (AwsFailure e) {
            return Optional.empty();
        }
    }
}
