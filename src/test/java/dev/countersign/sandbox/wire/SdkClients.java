package dev.countersign.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's client for each service that the sandbox speaks. */
final class SdkClients {
    private record Maker(Class<?> type, Function<WireFixture, Object> client) {}

    private static final Map<AwsService, Maker> MAKERS = Map.ofEntries(
            Map.entry(AwsService.STATES, new Maker(SfnClient.class, w -> w.client(SfnClient.builder()))),
            Map.entry(
                    AwsService.CODEPIPELINE,
                    new Maker(CodePipelineClient.class, w -> w.client(CodePipelineClient.builder()))),
            Map.entry(
                    AwsService.EVENTS, new Maker(EventBridgeClient.class, w -> w.client(EventBridgeClient.builder()))),
            Map.entry(
                    AwsService.LOGS,
                    new Maker(CloudWatchLogsClient.class, w -> w.client(CloudWatchLogsClient.builder()))),
            Map.entry(AwsService.LAMBDA, new Maker(LambdaClient.class, w -> w.client(LambdaClient.builder()))),
            Map.entry(AwsService.KMS, new Maker(KmsClient.class, w -> w.client(KmsClient.builder()))),
            Map.entry(AwsService.SSO, new Maker(SsoClient.class, w -> w.client(SsoClient.builder()))),
            Map.entry(AwsService.SSO_OIDC, new Maker(SsoOidcClient.class, w -> w.client(SsoOidcClient.builder()))),
            Map.entry(AwsService.SIGNIN, new Maker(SigninClient.class, w -> w.client(SigninClient.builder()))),
            Map.entry(AwsService.SQS, new Maker(SqsClient.class, w -> w.client(SqsClient.builder()))),
            Map.entry(
                    AwsService.CLOUDTRAIL,
                    new Maker(CloudTrailClient.class, w -> w.client(CloudTrailClient.builder()))),
            Map.entry(
                    AwsService.CLOUDWATCH,
                    new Maker(CloudWatchClient.class, w -> w.client(CloudWatchClient.builder()))),
            Map.entry(AwsService.STS, new Maker(StsClient.class, w -> w.client(StsClient.builder()))),
            Map.entry(AwsService.SNS, new Maker(SnsClient.class, w -> w.client(SnsClient.builder()))),
            Map.entry(
                    AwsService.CLOUDFORMATION,
                    new Maker(CloudFormationClient.class, w -> w.client(CloudFormationClient.builder()))),
            Map.entry(AwsService.IAM, new Maker(IamClient.class, w -> w.client(IamClient.builder()))),
            Map.entry(AwsService.S3, new Maker(S3Client.class, w -> w.client(S3Client.builder()))));

    private SdkClients() {}

    static Class<?> typeOf(AwsService service) {
        return MAKERS.get(service).type();
    }

    static List<SdkOperation> operationsOf(AwsService service) {
        return SdkOperation.of(typeOf(service));
    }

    static Object client(AwsService service, WireFixture wire) {
        return MAKERS.get(service).client().apply(wire);
    }
}
