package dev.countersign.aws;

/** Opens the port to IAM Identity Center of a region. Opening makes no call. */
@FunctionalInterface
public interface SsoConnector {
    /**
     * @param region for example {@code eu-west-1}
     * @param endpoints overrides of {@code sso_oidc} and {@code sso}
     */
    SsoGateway connect(String region, Endpoints endpoints);
}
