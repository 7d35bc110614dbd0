package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.Model;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** One operation and how HTTP carries it. */
final class Binding {
    private static final String SUFFIX = "Request";
    private static final String COPY_SOURCE = "x-amz-copy-source";

    /** What a request of a REST protocol must have, or else it is one of another operation; names in lower case. */
    private record Required(Set<String> query, Set<String> headers) {}

    private final AwsService service;
    private final String name;
    private final Class<?> request;
    private final OperationInfo http;
    private final PathTemplate path;
    private volatile @Nullable Required required;

    private Binding(AwsService service, String name, Class<?> request, OperationInfo http, PathTemplate path) {
        this.service = service;
        this.name = name;
        this.request = request;
        this.http = http;
        this.path = path;
    }

    /** The SDK's name of the operation that a request class belongs to. */
    static String operationOf(Class<?> request) {
        String name = request.getSimpleName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    static Binding of(AwsService service, Class<?> request) {
        String name = operationOf(request);
        OperationInfo http = http(service, name);
        String uri = http.requestUri();
        if (service == AwsService.S3 && hasBucket(request)) {
            // The SDK keeps the bucket out of the template, since it usually stands in the host name.
            uri = "/{Bucket}" + uri;
        }
        PathTemplate path = PathTemplate.parse(service.protocol().isRest() ? uri : "/");
        return new Binding(service, name, request, http, path);
    }

    /** Looks at the accessors, since loading the fields of all of S3's operations takes long. */
    private static boolean hasBucket(Class<?> request) {
        return Arrays.stream(request.getMethods())
                .anyMatch(method -> method.getName().equals("bucket") && method.getParameterCount() == 0);
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

    AwsService service() {
        return service;
    }

    /** The SDK's name, for example {@code AssumeRoleWithSaml}. */
    String name() {
        return name;
    }

    /** The SDK's request class. */
    Class<?> request() {
        return request;
    }

    /** Method, path and kind of body, as the SDK's own marshaller has them. */
    OperationInfo http() {
        return http;
    }

    /** The path of a REST operation. */
    PathTemplate path() {
        return path;
    }

    /** The name on the wire, for example {@code AssumeRoleWithSAML}. */
    String wireName() {
        String identifier = http.operationIdentifier();
        return identifier == null ? name : identifier.substring(identifier.indexOf('.') + 1);
    }

    /** Whether a request has this operation's method, path and fixed parameters; others may have them too. */
    boolean mayBe(WireRequest sent, Map<String, List<String>> query) {
        return sent.method().equals(http.httpMethod().name()) && path.matches(sent.rawPath(), query);
    }

    /** Whether a request that {@link #mayBe} one of this operation also has what this operation requires. */
    boolean hasWhatIsRequired(WireRequest sent, Map<String, List<String>> query) {
        Set<String> given =
                query.keySet().stream().map(k -> k.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return given.containsAll(required().query())
                && sent.headers().keySet().containsAll(required().headers());
    }

    /**
     * Whether this operation has a place for everything in the request that tells S3's operations apart. If not, another one is
     * meant, one that is not implemented: {@code GET /bucket?acl} is no listing.
     */
    boolean takesAllOf(WireRequest sent, Map<String, List<String>> query) {
        List<SdkField<?>> fields = Model.builder(request).sdkFields();
        boolean copies = fields.stream().anyMatch(f -> COPY_SOURCE.equalsIgnoreCase(f.locationName()));
        boolean free = fields.stream()
                .anyMatch(f -> f.location() == MarshallLocation.QUERY_PARAM && f.containsTrait(MapTrait.class));
        Set<String> own = fields.stream()
                .filter(f -> f.location() == MarshallLocation.QUERY_PARAM)
                .map(SdkField::locationName)
                .collect(Collectors.toSet());
        return (copies || sent.header(COPY_SOURCE).isEmpty())
                && (free
                        || query.keySet().stream()
                                .allMatch(key -> own.contains(key)
                                        || path.fixedQuery().containsKey(key)
                                        || key.equals("x-id")
                                        || key.startsWith("X-Amz-")));
    }

    /** Of several operations that match a request, the one that asks for the most is meant. */
    int specificity() {
        int asked = path.fixedQuery().size()
                + required().query().size()
                + required().headers().size();
        return 10 * asked + path.literals();
    }

    private Required required() {
        Required known = required;
        if (known == null) {
            List<SdkField<?>> fields = Model.builder(request).sdkFields();
            known = new Required(
                    required(fields, MarshallLocation.QUERY_PARAM), required(fields, MarshallLocation.HEADER));
            required = known;
        }
        return known;
    }

    private static Set<String> required(List<SdkField<?>> fields, MarshallLocation location) {
        return fields.stream()
                .filter(f -> f.location() == location && f.containsTrait(RequiredTrait.class))
                .map(f -> f.locationName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
