package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operations that have a handler, by service and name. Binding an operation costs some milliseconds, so it is done when the
 * operation is first needed; the REST services need all of theirs to find one.
 */
final class Catalog {
    private record Bound(AwsService service, Class<?> request) {}

    private final Map<AwsService, Map<String, Class<?>>> requests = new EnumMap<>(AwsService.class);
    private final Map<Bound, Binding> bindings = new ConcurrentHashMap<>();

    Catalog(Operations operations) {
        for (Class<?> request : operations.implemented()) {
            List<AwsService> services = AwsService.of(request);
            if (services.isEmpty()) {
                throw new IllegalStateException(request.getName() + " is of no service on the wire");
            }
            for (AwsService service : services) {
                // The wire's names differ from the SDK's in case only: AssumeRoleWithSAML.
                requests.computeIfAbsent(service, s -> new TreeMap<>())
                        .put(Binding.operationOf(request).toLowerCase(Locale.ROOT), request);
            }
        }
    }

    /** An operation by its name on the wire; empty when it is not implemented. */
    Optional<Binding> named(AwsService service, String name) {
        return Optional.ofNullable(of(service).get(name.toLowerCase(Locale.ROOT)))
                .map(request -> bind(service, request));
    }

    /** The operation of a REST service that a request means; empty when none that is implemented does. */
    Optional<Binding> matching(AwsService service, WireRequest sent) {
        return mostSpecific(all(service), sent);
    }

    static Optional<Binding> mostSpecific(Collection<Binding> bindings, WireRequest sent) {
        Map<String, List<String>> query = sent.query();
        List<Binding> possible =
                bindings.stream().filter(binding -> binding.mayBe(sent, query)).toList();
        if (possible.size() == 1) {
            return Optional.of(possible.getFirst());
        }
        return possible.stream()
                .filter(binding -> binding.hasWhatIsRequired(sent, query))
                .max(Comparator.comparingInt(Binding::specificity));
    }

    /** Binds all implemented operations of a service. */
    List<Binding> all(AwsService service) {
        return of(service).values().stream()
                .map(request -> bind(service, request))
                .toList();
    }

    private Map<String, Class<?>> of(AwsService service) {
        return requests.getOrDefault(service, Map.of());
    }

    private Binding bind(AwsService service, Class<?> request) {
        return bindings.computeIfAbsent(new Bound(service, request), b -> Binding.of(service, request));
    }
}
