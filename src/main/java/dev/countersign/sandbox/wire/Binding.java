package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.Model;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * One operation and how HTTP carries it.
 *
 * @param name the SDK's name, for example {@code AssumeRoleWithSaml}
 * @param request the SDK's request class
 * @param http method, path, and the name on the wire, as the SDK's own marshaller has them
 * @param path of REST protocols
 * @param requiredQuery of REST protocols: parameters without which it is another operation
 * @param requiredHeaders of REST protocols, in lower case
 */
record Binding(
        AwsService service,
        String name,
        Class<?> request,
        OperationInfo http,
        PathTemplate path,
        Set<String> requiredQuery,
        Set<String> requiredHeaders) {

    private static final String SUFFIX = "Request";

    /** The SDK's name of the operation that a request class belongs to. */
    static String operationOf(Class<?> request) {
        String name = request.getSimpleName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    static Binding of(AwsService service, Class<?> request) {
        String name = operationOf(request);
        OperationInfo http = http(service, name);
        if (!service.protocol().isRest()) {
            return new Binding(service, name, request, http, PathTemplate.parse("/"), Set.of(), Set.of());
        }
        List<SdkField<?>> fields = Model.builder(request).sdkFields();
        String uri = http.requestUri();
        for (SdkField<?> field : fields) {
            // The SDK keeps an S3 bucket out of the template, since it usually stands in the host name.
            if (field.location() == MarshallLocation.PATH && !uri.contains("{" + field.locationName())) {
                uri = "/{" + field.locationName() + "}" + uri;
            }
        }
        return new Binding(
                service,
                name,
                request,
                http,
                PathTemplate.parse(uri),
                required(fields, MarshallLocation.QUERY_PARAM),
                required(fields, MarshallLocation.HEADER));
    }

    /** The SDK keeps this in a private constant of each generated marshaller and offers no other way to it. */
    private static OperationInfo http(AwsService service, String name) {
        try {
            Field constant = Class.forName(service.sdkPackage() + ".transform." + name + "RequestMarshaller")
                    .getDeclaredField("SDK_OPERATION_BINDING");
            constant.setAccessible(true);
            return (OperationInfo) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no binding for " + service.signingName() + " " + name, e);
        }
    }

    private static Set<String> required(List<SdkField<?>> fields, MarshallLocation location) {
        return fields.stream()
                .filter(f -> f.location() == location && f.containsTrait(RequiredTrait.class))
                .map(f -> f.locationName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name on the wire, for example {@code AssumeRoleWithSAML}. */
    String wireName() {
        String identifier = http.operationIdentifier();
        return identifier == null ? name : identifier.substring(identifier.indexOf('.') + 1);
    }

    /** Whether a request of a REST protocol is one of this operation. */
    boolean matches(WireRequest sent) {
        return matches(sent, sent.query());
    }

    private boolean matches(WireRequest sent, Map<String, List<String>> query) {
        if (!sent.method().equals(http.httpMethod().name()) || !path.matches(sent.rawPath(), query)) {
            return false;
        }
        Set<String> given =
                query.keySet().stream().map(k -> k.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return given.containsAll(requiredQuery) && sent.headers().keySet().containsAll(requiredHeaders);
    }

    /** Of several operations that match a request, the one that asks for the most is meant. */
    int specificity() {
        return 10 * (path.fixedQuery().size() + requiredQuery.size() + requiredHeaders.size()) + path.literals();
    }
}
