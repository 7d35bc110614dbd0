package dev.countersign.aws.sdk;

import dev.countersign.aws.IdentityGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.domain.CallerIdentity;
import java.util.Optional;

/** {@link IdentityGateway} over STS. */
final class SdkIdentityGateway implements IdentityGateway {
    private final AwsClients clients;

    SdkIdentityGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public CallerIdentity whoAmI() {
        var answer = AwsCalls.call("sts:GetCallerIdentity", () -> clients.sts().getCallerIdentity());
        return new CallerIdentity(answer.account(), answer.arn());
    }

    @Override
    public Optional<String> accountAlias() {
        return AwsCalls.call("iam:ListAccountAliases", () -> clients.iam().listAccountAliases())
                .accountAliases()
                .stream()
                .findFirst();
    }
}
