package dev.countersign.sandbox.lambda.calls;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services that functions can call, by the names that boto3 has for them. */
enum BotoService {
    CLOUDFORMATION("cloudformation", "CloudFormation", CloudFormationClient.class),
    CODEPIPELINE("codepipeline", "CodePipeline", CodePipelineClient.class),
    EVENTS("events", "EventBridge", EventBridgeClient.class),
    IAM("iam", "IAM", IamClient.class),
    LAMBDA("lambda", "Lambda", LambdaClient.class),
    LOGS("logs", "CloudWatchLogs", CloudWatchLogsClient.class),
    S3("s3", "S3", S3Client.class),
    SNS("sns", "SNS", SnsClient.class),
    STEPFUNCTIONS("stepfunctions", "SFN", SfnClient.class),
    STS("sts", "STS", StsClient.class);

    private final String botoName;
    private final String className;
    private final Class<?> client;

    BotoService(String botoName, String className, Class<?> client) {
        this.botoName = botoName;
        this.className = className;
        this.client = client;
    }

    /** For example {@code stepfunctions}. */
    String botoName() {
        return botoName;
    }

    /** What Python calls the class of its clients. */
    String className() {
        return className;
    }

    static Optional<BotoService> named(String botoName) {
        return Arrays.stream(values())
                .filter(service -> service.botoName.equals(botoName))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(BotoService::botoName).toList();
    }

    /** Every operation as the SDK spells it, for example {@code PutObject}. */
    List<String> operations() {
        return Arrays.stream(client.getMethods())
                .filter(BotoService::isOperation)
                .map(method -> method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", ""))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The SDK's method for an operation; case does not matter, because the two libraries differ there. Of a streaming operation the
     * method that takes the body as {@link RequestBody} or gives it to a {@link ResponseTransformer}.
     */
    Optional<Method> method(String operation) {
        String wanted = operation.toLowerCase(Locale.ROOT) + "request";
        return Arrays.stream(client.getMethods())
                .filter(BotoService::isOperation)
                .filter(method -> method.getParameterTypes()[0]
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT)
                        .equals(wanted))
                .findFirst();
    }

    private static boolean isOperation(Method method) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length == 0
                || !types[0].getSimpleName().endsWith("Request")
                || method.getName().endsWith("Paginator")) {
            return false;
        }
        return types.length == 1
                ? !method.getReturnType().equals(ResponseInputStream.class)
                : types.length == 2 && (types[1] == RequestBody.class || types[1] == ResponseTransformer.class);
    }
}
