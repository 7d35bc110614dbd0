package dev.countersign.aws;

import dev.countersign.domain.CallerIdentity;

/** STS: who AWS takes us for. */
public interface IdentityGateway {
    /**
     * Asks AWS who we are. The only proof that credentials and endpoint work; needs no permission.
     *
     * @throws AwsFailure when the endpoint cannot be reached or does not accept the credentials
     */
    CallerIdentity whoAmI();
}
