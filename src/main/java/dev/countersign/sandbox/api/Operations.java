package dev.countersign.sandbox.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Every operation of the sandbox, by its request class: the one door to all services, for the wire and for services that
 * call each other. Each call is authorised by the caller's policies before its handler runs.
 */
public final class Operations {
    /** Handles one kind of request. */
    @FunctionalInterface
    public interface Handler<Q, A> {
        A handle(Q request, Caller caller);
    }

    /** Handles a request with a streaming body in, out, or both. */
    @FunctionalInterface
    public interface StreamHandler<Q> {
        Answer handle(Q request, Caller caller, byte[] body);
    }

    private record Registered(Access<Object> access, StreamHandler<Object> handler) {}

    private static final byte[] NO_BODY = new byte[0];

    private final Map<Class<?>, Registered> handlers = new ConcurrentHashMap<>();
    private final Optional<Operations> others;
    private final AtomicLong calls = new AtomicLong();
    private volatile Authorizer authorizer = (caller, needed) -> {};
    private volatile CallObserver observer = (caller, request, answer, error) -> {};

    public Operations() {
        this(Optional.empty());
    }

    private Operations(Optional<Operations> others) {
        this.others = others;
    }

    /** New ones that go on to these for every request that they have no handler for. */
    Operations behind() {
        return new Operations(Optional.of(this));
    }

    /** Until this is set, everything is allowed. */
    public void authorizeWith(Authorizer newAuthorizer) {
        this.authorizer = newAuthorizer;
    }

    /** Called once by CloudTrail when it is put in. */
    public void observeWith(CallObserver newObserver) {
        this.observer = newObserver;
    }

    public <Q extends AwsRequest, A extends AwsResponse> void on(
            Class<Q> request, Access<? super Q> access, Handler<? super Q, A> handler) {
        onStream(request, access, (q, caller, body) -> Answer.of((SdkPojo) handler.handle(q, caller)));
    }

    @SuppressWarnings("unchecked")
    public <Q extends AwsRequest> void onStream(
            Class<Q> request, Access<? super Q> access, StreamHandler<? super Q> handler) {
        var registered = new Registered((Access<Object>) access, (StreamHandler<Object>) handler);
        if (handlers.putIfAbsent(request, registered) != null) {
            throw new IllegalStateException(request.getSimpleName() + " has a handler already");
        }
    }

    /**
     * Asks for a permission that no {@link Access} can tell from the request alone, for example one that an unsigned request
     * needs of the user that it turns out to be about.
     *
     * @throws ServiceError {@code AccessDeniedException}
     */
    public void authorize(Caller caller, Needed needed) {
        authorizer.check(caller, needed);
    }

    /** The request classes that have a handler: the wire binds no others. */
    public Set<Class<?>> implemented() {
        return Set.copyOf(handlers.keySet());
    }

    /**
     * Calls an operation without a streaming body, as {@code caller}.
     *
     * @throws ServiceError what AWS would answer, {@code AccessDeniedException} included
     */
    public <A extends AwsResponse> A call(Caller caller, AwsRequest request, Class<A> answer) {
        return answer.cast(call(caller, request, NO_BODY).response());
    }

    /** Calls an operation with a streaming body in or out, as {@code caller}. */
    public Answer call(Caller caller, AwsRequest request, byte[] body) {
        Registered registered = handlers.get(request.getClass());
        if (registered == null && others.isPresent()) {
            return others.get().call(caller, request, body);
        }
        if (registered == null) {
            throw ServiceError.notImplemented(request.getClass().getSimpleName().replaceFirst("Request$", ""));
        }
        try {
            return caller.isService()
                    ? registered.handler().handle(request, caller, body)
                    : observed(registered, request, caller, body);
        } finally {
            calls.incrementAndGet();
        }
    }

    /** How many calls have ended so far: who looks at something again and again need not while there was none. */
    public long calls() {
        return calls.get() + others.map(Operations::calls).orElse(0L);
    }

    private Answer observed(Registered registered, AwsRequest request, Caller caller, byte[] body) {
        try {
            registered.access().of(request).forEach(needed -> authorizer.check(caller, needed));
            Answer answer = registered.handler().handle(request, caller, body);
            observer.called(caller, request, Optional.of(answer), Optional.empty());
            return answer;
        } catch (ServiceError e) {
            observer.called(caller, request, Optional.empty(), Optional.of(e));
            throw e;
        }
    }
}
