package dev.countersign.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.s3.S3Client;

class PythonFunctionTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Functions.python()));

    private LambdaClient lambda;
    private Functions functions;

    @BeforeEach
    void connect() {
        lambda = sandbox.client(LambdaClient.builder());
        functions = new Functions(sandbox);
    }

    @Test
    void aFunctionCallsS3WithThePermissionsOfItsRole() {
        sandbox.client(S3Client.builder()).createBucket(b -> b.bucket("docs"));
        functions.role("s3:PutObject", "s3:GetObject");
        functions.create("writer", """
                import boto3
                s3 = boto3.client("s3")
                def handler(event, context):
                    s3.put_object(Bucket="docs", Key="a", Body="hello", Metadata={"x-amz-meta-kind": "note"})
                    got = s3.get_object(Bucket="docs", Key="a")
                    return [got["Body"].read().decode(), got["Metadata"], str(type(got["LastModified"]))]
                """);

        assertThat(invoke("writer").payload().asUtf8String())
                .isEqualTo("[\"hello\", {\"x-amz-meta-kind\": \"note\"}, \"<class 'datetime.datetime'>\"]");
    }

    /** A virtual thread that reads a pipe keeps its carrier: two warm functions would stop a sandbox on two processors. */
    @Test
    void aWarmFunctionIsListenedToByThreadsOfTheSystem() {
        functions.role("logs:*");
        functions.create("warm", "def handler(event, context):\n    return 1\n");

        invoke("warm");

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("lambda-stdout", "lambda-stderr");
    }

    @Test
    void withoutThePermissionTheCallRaisesAccessDenied() {
        sandbox.client(S3Client.builder()).createBucket(b -> b.bucket("docs"));
        functions.role("s3:GetObject");
        functions.create("writer", """
                import boto3
                from botocore.exceptions import ClientError
                def handler(event, context):
                    try:
                        boto3.client("s3").put_object(Bucket="docs", Key="a", Body=b"x")
                    except ClientError as error:
                        return [error.response["Error"]["Code"], str(error), error.operation_name, type(error).__name__]
                """);

        assertThat(invoke("writer").payload().asUtf8String())
                .startsWith(
                        "[\"AccessDenied\", \"An error occurred (AccessDenied) when calling the PutObject operation:"
                                + " User: arn:aws:sts::111122223333:assumed-role/Worker/writer is not authorized to perform:"
                                + " s3:PutObject")
                .endsWith("\"PutObject\", \"ClientError\"]");
    }

    @Test
    void anExceptionIsAnUnhandledFunctionErrorWithItsTrace() {
        functions.role("logs:*");
        functions.create("thrower", """
                def handler(event, context):
                    print("on my way")
                    raise ValueError("no " + event["what"])
                """);

        InvokeResponse answer = lambda.invoke(r -> r.functionName("thrower")
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("{\"what\": \"luck\"}")));

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .contains("\"errorMessage\": \"no luck\"", "\"errorType\": \"ValueError\"", "/var/task/index.py");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult())))
                .contains("START RequestId", "on my way\n", "[ERROR] ValueError: no luck", "END RequestId", "REPORT");
    }

    @Test
    void aFunctionThatTakesTooLongIsKilled() {
        functions.role("logs:*");
        functions.create("sleeper", """
                import time
                def handler(event, context):
                    if event.get("long"):
                        time.sleep(60)
                    return "done"
                """, r -> r.timeout(1));
        invoke("sleeper");

        InvokeResponse answer =
                lambda.invoke(r -> r.functionName("sleeper").payload(SdkBytes.fromUtf8String("{\"long\": true}")));

        assertThat(answer.payload().asUtf8String()).contains("Task timed out after 1.00 seconds");
        assertThat(invoke("sleeper").payload().asUtf8String()).isEqualTo("\"done\"");
    }

    @Test
    void aServiceNeedsThePermissionOfTheFunction() {
        functions.role("logs:*");
        functions.create("target", "def handler(event, context):\n    print('invoked')\n");
        String arn =
                lambda.getFunctionConfiguration(r -> r.functionName("target")).functionArn();
        var events = sandbox.client(EventBridgeClient.builder());
        String rule = events.putRule(r -> r.name("orders").eventPattern("{\"source\": [\"shop\"]}"))
                .ruleArn();
        events.putTargets(r -> r.rule("orders").targets(t -> t.id("1").arn(arn)));

        events.putEvents(
                r -> r.entries(e -> e.source("shop").detailType("Order").detail("{}")));
        sandbox.settle();
        assertThat(invocations()).isZero();

        lambda.addPermission(r -> r.functionName("target")
                .statementId("rule")
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(rule));
        events.putEvents(
                r -> r.entries(e -> e.source("shop").detailType("Order").detail("{}")));
        sandbox.settle();
        assertThat(invocations()).isEqualTo(1);
    }

    private int invocations() {
        var logs = sandbox.client(CloudWatchLogsClient.builder());
        boolean none = logs.describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/target"))
                .logGroups()
                .isEmpty();
        return none
                ? 0
                : logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/target").filterPattern("invoked"))
                        .events()
                        .size();
    }

    @Test
    void functionsOfOtherRuntimesAreCreatedButDoNotRun() {
        functions.role("logs:*");
        functions.create("node", "exports.handler = async () => 1", r -> r.runtime("nodejs22.x"));

        assertThat(invoke("node").payload().asUtf8String()).contains("Sandbox.UnsupportedRuntime", "nodejs22.x");
    }

    @Test
    void aHandlerThatIsNotThereIsNamed() {
        functions.role("logs:*");
        functions.create("lost", "def other(event, context):\n    pass\n");

        assertThat(invoke("lost").payload().asUtf8String())
                .contains("Runtime.HandlerNotFound", "Handler 'handler' missing on module 'index'");
    }

    private InvokeResponse invoke(String function) {
        return lambda.invoke(r -> r.functionName(function));
    }
}
