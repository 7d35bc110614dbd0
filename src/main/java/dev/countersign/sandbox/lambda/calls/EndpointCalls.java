package dev.countersign.sandbox.lambda.calls;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries the calls of Lambda functions to the sandbox's endpoint: real requests, signed with the keys that the function holds.
 * Parameters and results are boto3's, as JSON.
 */
public final class EndpointCalls implements AutoCloseable {
    private final Supplier<URI> endpoint;
    private final Clients clients;
    private final Map<String, Clients> elsewhere = new ConcurrentHashMap<>();

    /** @param endpoint asked when the first call is made */
    public EndpointCalls(Supplier<URI> endpoint, String region) {
        this.endpoint = endpoint;
        clients = new Clients(endpoint, region);
    }

    /** Makes the clients that functions most often need; the first of a program's life take their time. */
    public void warmUp() {
        List.of(BotoService.S3, BotoService.STEPFUNCTIONS, BotoService.CODEPIPELINE, BotoService.STS)
                .forEach(clients::prepare);
    }

    /** The services that functions can call, by boto3's names. */
    public static List<String> services() {
        return BotoService.names();
    }

    /** The operations of a service, for example {@code PutObject}; empty for a service that functions cannot call. */
    public static Optional<List<String>> operations(String service) {
        return BotoService.named(service).map(BotoService::operations);
    }

    /** What Python calls the clients of a service, for example {@code S3}. */
    public static String className(String service) {
        return BotoService.named(service).map(BotoService::className).orElse(service);
    }

    /** Calls an operation in the Region of the functions; see {@link #call(AwsCredentials, String, String, String, JsonNode)}. */
    public ObjectNode call(AwsCredentials credentials, String service, String operation, JsonNode params) {
        return call(credentials, clients.region(), service, operation, params);
    }

    /**
     * Calls an operation.
     *
     * @param region of the client that the function made
     * @param service boto3's name, for example {@code stepfunctions}
     * @param operation for example {@code SendTaskSuccess}; case does not matter
     * @throws CallFailed what boto3 would raise
     */
    public ObjectNode call(
            AwsCredentials credentials, String region, String service, String operation, JsonNode params) {
        BotoService target = BotoService.named(service).orElseThrow(() -> new IllegalArgumentException(service));
        Method method = target.method(operation).orElseThrow(() -> new IllegalArgumentException(operation));
        AwsRequest.Builder builder = builderOf(method.getParameterTypes()[0]);
        String name = method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
        ParameterCheck.check(service, name, (SdkPojo) builder, params);
        ModelReader.fill((SdkPojo) builder, target == BotoService.S3 ? S3Metadata.outgoing(params) : params);
        builder.overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build());
        try {
            ObjectNode result = result(send(in(region), target, method, (AwsRequest) builder.build(), params));
            return target == BotoService.S3 ? S3Metadata.incoming(method.getName(), result) : result;
        } catch (AwsServiceException e) {
            throw clientError(e, name);
        } catch (SdkClientException e) {
            throw CallFailed.noAnswer(String.valueOf(e.getMessage()));
        }
    }

    private Clients in(String region) {
        return region.equals(clients.region())
                ? clients
                : elsewhere.computeIfAbsent(region, other -> new Clients(endpoint, other));
    }

    private static Object send(
            Clients clients, BotoService target, Method method, AwsRequest request, JsonNode params) {
        Class<?>[] types = method.getParameterTypes();
        Object client = clients.of(target);
        try {
            if (types.length == 1) {
                return method.invoke(client, request);
            }
            JsonNode body = params.path("Body");
            Object second = types[1] == RequestBody.class
                    ? RequestBody.fromBytes(body.isMissingNode() ? new byte[0] : Wrapped.bytesOf(body))
                    : ResponseTransformer.toBytes();
            return method.invoke(client, request, second);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode result(Object answer) {
        return switch (answer) {
            case ResponseBytes<?> streamed -> {
                ObjectNode result = ModelWriter.response((AwsResponse) streamed.response());
                result.set("Body", Wrapped.stream(streamed.asByteArray()));
                yield result;
            }
            case AwsResponse response -> ModelWriter.response(response);
            default -> throw new IllegalStateException(answer.getClass().getName());
        };
    }

    private static CallFailed clientError(AwsServiceException e, String operation) {
        // An answer to HEAD has no body: botocore knows nothing but the status then.
        boolean headOnly = operation.startsWith("Head");
        var details = Optional.ofNullable(e.awsErrorDetails());
        String code = headOnly
                ? String.valueOf(e.statusCode())
                : details.map(found -> found.errorCode()).orElse("Unknown");
        String message = headOnly
                ? reason(e.statusCode())
                : details.map(found -> found.errorMessage()).orElse("Unknown");
        // Of every service, the exceptions that its model knows extend one exception of that service.
        boolean modelled = e.getClass().getSuperclass() != AwsServiceException.class && !headOnly;
        return CallFailed.clientError(
                operation, code, e.statusCode(), String.valueOf(e.requestId()), modelled, message);
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            default -> "Unknown";
        };
    }

    private static AwsRequest.Builder builderOf(Class<?> request) {
        try {
            return (AwsRequest.Builder) request.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
        elsewhere.values().forEach(Clients::close);
    }
}
