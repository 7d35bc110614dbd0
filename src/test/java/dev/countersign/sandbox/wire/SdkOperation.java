package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.wire.codec.Model;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** One operation of one of the SDK's clients, found and called by reflection. */
record SdkOperation(Class<?> client, Method method) {
    static final String STREAM = "streamed body";

    /** Every operation of a client, each once, in the order of their names. */
    static List<SdkOperation> of(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(SdkOperation::isOperation)
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> new SdkOperation(client, method))
                .toList();
    }

    private static boolean isOperation(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || !AwsRequest.class.isAssignableFrom(parameters[0])) {
            return false;
        }
        boolean named = method.getName().equalsIgnoreCase(Binding.operationOf(parameters[0]));
        return named
                && switch (parameters.length) {
                    case 1 -> SdkPojo.class.isAssignableFrom(method.getReturnType());
                    case 2 -> parameters[1] == RequestBody.class || parameters[1] == ResponseTransformer.class;
                    default -> false;
                };
    }

    String name() {
        return Binding.operationOf(request());
    }

    @SuppressWarnings("unchecked")
    Class<? extends AwsRequest> request() {
        return (Class<? extends AwsRequest>) method.getParameterTypes()[0];
    }

    SdkPojo responseBuilder() {
        String name = request().getName();
        try {
            return Model.builder(Class.forName(name.substring(0, name.length() - "Request".length()) + "Response"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean streamsOut() {
        return method.getParameterCount() == 2 && method.getParameterTypes()[1] == ResponseTransformer.class;
    }

    boolean streamsIn() {
        return method.getParameterCount() == 2 && method.getParameterTypes()[1] == RequestBody.class;
    }

    /** What the client makes of the answer; whatever it throws is thrown. */
    SdkPojo call(Object instance, SdkPojo request) throws Throwable {
        try {
            Object answer = switch (method.getParameterCount()) {
                case 1 -> method.invoke(instance, request);
                default ->
                    method.invoke(
                            instance,
                            request,
                            streamsIn() ? RequestBody.fromString(STREAM) : ResponseTransformer.toBytes());
            };
            if (answer instanceof ResponseBytes<?> bytes) {
                if (!bytes.asUtf8String().equals(STREAM)) {
                    throw new AssertionError("the streamed body did not arrive");
                }
                return (SdkPojo) bytes.response();
            }
            return (SdkPojo) answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
