package dev.countersign.aws;

import java.util.Optional;

/** What the present identity may do, asked in advance. Blocks and throws {@link AwsFailure}. */
public interface PermissionGateway {
    /**
     * Whether a call would be allowed.
     *
     * @param action as in IAM, for example {@code codepipeline:PutApprovalResult}
     * @param resource what stands after account and colon in the resource's ARN, for example {@code release/Approve/Review}
     * @return absent when we may not ask: then only the call itself can tell
     */
    Optional<Boolean> allows(String action, String resource);
}
