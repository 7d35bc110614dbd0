package dev.countersign.aws.inspect;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.inspect.AsyncSettings;
import dev.countersign.domain.inspect.FunctionDetail;
import java.util.Optional;

/** Lambda functions, to look at. Takes names and ARNs alike. Every method blocks and throws {@code AwsFailure}. */
public interface FunctionGateway {
    /** A function; empty when there is none. */
    @Reads
    Optional<FunctionDetail> function(String nameOrArn);

    /** The resource policy as JSON text; empty when the function has none. */
    @Reads
    Optional<String> policy(String nameOrArn);

    /** The reserved concurrency; empty when none is reserved. 0 keeps the function from running. */
    @Reads
    Optional<Integer> reservedConcurrency(String nameOrArn);

    /** Settings for asynchronous calls; empty when AWS's defaults hold. */
    @Reads
    Optional<AsyncSettings> asyncSettings(String nameOrArn);
}
