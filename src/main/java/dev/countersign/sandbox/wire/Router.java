package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.wire.codec.FormTree;
import dev.countersign.sandbox.wire.http.WireRequest;
import dev.countersign.sandbox.wire.signing.CredentialScope;
import java.util.List;
import java.util.Optional;

/**
 * Finds the service and the operation that a request means. One port serves all of them, since clients of the Query protocol
 * drop any path of an endpoint URL.
 */
final class Router {
    private final Catalog catalog;
    private final UnimplementedOperations unimplemented = new UnimplementedOperations();

    Router(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The service; empty when it is none that the sandbox speaks. */
    Optional<AwsService> service(WireRequest sent) {
        Optional<String> target = sent.header("x-amz-target");
        if (target.isPresent()) {
            return AwsService.targetedBy(target.get());
        }
        Optional<CredentialScope> scope = CredentialScope.of(sent);
        if (scope.isPresent()) {
            return AwsService.signedAs(scope.get().service());
        }
        for (AwsService service : List.of(AwsService.SSO, AwsService.SSO_OIDC, AwsService.SIGNIN)) {
            if (catalog.matching(service, sent).isPresent()) {
                return Optional.of(service);
            }
        }
        return isForm(sent) ? Optional.of(AwsService.STS) : Optional.of(AwsService.S3);
    }

    /** Signing in comes before having keys: some services, and one operation of STS, take unsigned requests. */
    boolean takesUnsigned(AwsService service, WireRequest sent) {
        return service.signsIn()
                || (service == AwsService.STS
                        && FormTree.parse(sent.body())
                                .parameter("Action")
                                .filter("AssumeRoleWithWebIdentity"::equals)
                                .isPresent());
    }

    private static boolean isForm(WireRequest sent) {
        return sent.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    /**
     * The operation.
     *
     * @throws ServiceError naming service and operation, when it is not implemented
     */
    Binding operation(AwsService service, WireRequest sent) {
        return switch (service.protocol()) {
            case JSON -> {
                String target = sent.header("x-amz-target").orElse("");
                yield named(service, target.substring(target.lastIndexOf('.') + 1));
            }
            case QUERY ->
                named(
                        service,
                        FormTree.parse(sent.body())
                                .parameter("Action")
                                .orElseThrow(() -> ServiceError.of("MissingAction", "The request names no Action.")));
            case REST_JSON, REST_XML -> matching(service, sent);
        };
    }

    private Binding matching(AwsService service, WireRequest sent) {
        Optional<Binding> found = catalog.matching(service, sent);
        if (found.isPresent() && found.get().takesAllOf(sent, sent.query())) {
            return found.get();
        }
        String meant = unimplemented.name(service, sent);
        return found.filter(binding -> binding.name().equals(meant)).orElseThrow(() -> notImplemented(service, meant));
    }

    private Binding named(AwsService service, String name) {
        return catalog.named(service, name).orElseThrow(() -> notImplemented(service, name));
    }

    private static ServiceError notImplemented(AwsService service, String operation) {
        return ServiceError.notImplemented(service.signingName() + " " + operation);
    }
}
