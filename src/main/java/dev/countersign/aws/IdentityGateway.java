package dev.countersign.aws;

import dev.countersign.aws.access.Reads;
import dev.countersign.domain.CallerIdentity;
import java.util.Optional;

/** STS: who AWS takes us for. */
public interface IdentityGateway {
    /**
     * Asks AWS who we are. The only proof that credentials and endpoint work; needs no permission.
     *
     * @throws AwsFailure when the endpoint cannot be reached or does not accept the credentials
     */
    @Reads
    CallerIdentity whoAmI();

    /**
     * The account's alias; absent when it has none.
     *
     * @throws AwsFailure also when we are not allowed to ask
     */
    @Reads
    Optional<String> accountAlias();
}
