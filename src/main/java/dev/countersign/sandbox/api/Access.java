package dev.countersign.sandbox.api;

import java.util.List;
import java.util.function.Function;

/** Which permissions a request needs. Several are all needed; none means that anybody with a valid key may call. */
@FunctionalInterface
public interface Access<Q> {
    List<Needed> of(Q request);

    /** One action on the resource that the request names. */
    static <Q> Access<Q> on(String action, Function<Q, String> resource) {
        return request -> List.of(new Needed(action, resource.apply(request)));
    }

    /** One action that has no resource-level permission. */
    static <Q> Access<Q> onAll(String action) {
        return request -> List.of(new Needed(action, "*"));
    }

    /** For operations that ask for no permission, such as {@code sts:GetCallerIdentity}. */
    static <Q> Access<Q> free() {
        return request -> List.of();
    }
}
