package dev.countersign.aws.sdk.call;

import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CallRecord;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes of each call whether its permission was there. */
final class CallWitness implements ExecutionInterceptor {
    /** Operations whose permission has another name. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "s3:ListObjectVersions", "s3:ListBucketVersions",
            "s3:ListObjectsV2", "s3:ListBucket",
            "s3:ListBuckets", "s3:ListAllMyBuckets",
            "s3:HeadObject", "s3:GetObject",
            "s3:GetBucketNotificationConfiguration", "s3:GetBucketNotification",
            "s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration",
            "s3:DeleteObjects", "s3:DeleteObjectVersion",
            "lambda:Invoke", "lambda:InvokeFunction");

    private final CallRecord record;
    private final InstantSource clock;

    CallWitness(CallRecord record, InstantSource clock) {
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        action(context.request(), attributes).ifPresent(action -> record.worked(action, clock.instant()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException refused && isDenied(refused)) {
            action(context.request(), attributes)
                    .ifPresent(action -> record.refused(action, clock.instant(), reason(refused)));
        }
    }

    private static boolean isDenied(AwsServiceException e) {
        String code = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        return ErrorCodes.kindOf(code, reason(e), e.statusCode()) == Kind.ACCESS_DENIED;
    }

    private static String reason(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElseGet(() -> Objects.toString(e.getMessage(), ""));
    }

    /** The permission as in IAM: the name that a service signs with is its prefix there. */
    private static Optional<String> action(
            software.amazon.awssdk.core.SdkRequest request, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(AwsSignerExecutionAttribute.SERVICE_SIGNING_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (service == null || operation == null) {
            return Optional.empty();
        }
        String name = service + ":" + operation;
        String action = OTHER_NAMES.getOrDefault(name, name);
        boolean ofVersion = action.equals("s3:GetObject")
                && request.getValueForField("VersionId", String.class).isPresent();
        return Optional.of(ofVersion ? "s3:GetObjectVersion" : action);
    }
}
