package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;

/** Names the operation of a REST service that a request means although the sandbox has none of it. */
final class UnimplementedOperations {
    private final Map<AwsService, List<Binding>> bindings = new EnumMap<>(AwsService.class);

    /** The operation's name, or method and path where the SDK knows none. */
    String name(AwsService service, WireRequest sent) {
        return Catalog.mostSpecific(all(service), sent)
                .map(Binding::name)
                .orElseGet(() -> sent.method() + " " + sent.rawPath());
    }

    /** Slow (S3 has a hundred operations), and needed only on this way to an error. */
    private synchronized List<Binding> all(AwsService service) {
        return bindings.computeIfAbsent(
                service,
                s -> Arrays.stream(client(s).getMethods())
                        .filter(method -> method.getParameterCount() > 0)
                        .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                        .filter(method ->
                                method.getName().equalsIgnoreCase(Binding.operationOf(method.getParameterTypes()[0])))
                        .<Class<?>>map(method -> method.getParameterTypes()[0])
                        .distinct()
                        .map(request -> Binding.of(s, request))
                        .toList());
    }

    private static Class<?> client(AwsService service) {
        String name = switch (service) {
            case S3 -> "S3Client";
            case LAMBDA -> "LambdaClient";
            case SSO -> "SsoClient";
            case SSO_OIDC -> "SsoOidcClient";
            case SIGNIN -> "SigninClient";
            default -> throw new IllegalArgumentException(service + " is not a REST service");
        };
        try {
            return Class.forName(service.sdkPackage() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
