package dev.countersign.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What functions may expect of boto3. */
class BotoStandInTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(options -> options.withPython(Functions.python()));

    private Functions functions;

    @BeforeEach
    void createRole() {
        functions = new Functions(sandbox);
        functions.role("*");
    }

    @Test
    void wrongParametersAreRefusedBeforeAnyRequest() {
        JsonNode answers = run("""
                import boto3
                from botocore.exceptions import ParamValidationError
                sfn = boto3.client("stepfunctions", region_name="eu-west-1")
                def handler(event, context):
                    messages = []
                    for kwargs in ({"taskToken": "", "output": "{}"}, {"taskToken": "x"},
                                   {"taskToken": 5, "output": "{}"}, {"taskToken": "x", "output": "{}", "Foo": 1}):
                        try:
                            sfn.send_task_success(**kwargs)
                        except ParamValidationError as error:
                            messages.append(str(error).replace("Parameter validation failed:\\n", ""))
                    return messages
                """);

        assertThat(answers.valueStream().map(JsonNode::asString))
                .containsExactly(
                        "Invalid length for parameter taskToken, value: 0, valid min length: 1",
                        "Missing required parameter in input: \"output\"",
                        "Invalid type for parameter taskToken, value: 5, type: <class 'int'>, valid types: <class 'str'>",
                        "Unknown parameter in input: \"Foo\", must be one of: taskToken, output");
    }

    @Test
    void modelledErrorsAreClassesOfTheClient() {
        sandbox.client(S3Client.builder()).createBucket(b -> b.bucket("docs"));

        JsonNode answers = run("""
                import boto3, botocore
                s3 = boto3.Session().client("s3")
                sfn = boto3.client("stepfunctions")
                def handler(event, context):
                    seen = []
                    try:
                        s3.get_object(Bucket="docs", Key="nothing")
                    except s3.exceptions.NoSuchKey as error:
                        seen.append(error.response["Error"]["Code"])
                    try:
                        s3.head_object(Bucket="docs", Key="nothing")
                    except botocore.exceptions.ClientError as error:
                        seen.append(str(error))
                    try:
                        sfn.send_task_success(taskToken="x", output="{}")
                    except sfn.exceptions.InvalidToken as error:
                        seen.append(error.response["ResponseMetadata"]["HTTPStatusCode"])
                    return seen
                """);

        assertThat(answers.toString())
                .isEqualTo(
                        "[\"NoSuchKey\",\"An error occurred (404) when calling the HeadObject operation: Not Found\",400]");
    }

    @Test
    void pagesFollowEachOther() {
        var s3 = sandbox.client(S3Client.builder());
        s3.createBucket(b -> b.bucket("docs"));
        for (int i = 0; i < 5; i++) {
            String key = "k" + i;
            s3.putObject(r -> r.bucket("docs").key(key), RequestBody.fromString("x"));
        }

        JsonNode answers = run("""
                import boto3
                def handler(event, context):
                    pages = boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket="docs", MaxKeys=2)
                    return [[item["Key"] for item in page["Contents"]] for page in pages]
                """);

        assertThat(answers.toString()).isEqualTo("[[\"k0\",\"k1\"],[\"k2\",\"k3\"],[\"k4\"]]");
    }

    @Test
    void whatIsMissingSaysSo() {
        JsonNode answers = run("""
                import boto3
                def attempt(action):
                    try:
                        return action()
                    except Exception as error:
                        return type(error).__name__ + ": " + str(error)[:60]
                def handler(event, context):
                    return [
                        attempt(lambda: boto3.client("dynamodb")),
                        attempt(lambda: boto3.client("s3").put_objekt()),
                        attempt(lambda: boto3.client("s3").list_buckets("x")),
                        attempt(lambda: boto3.client("s3", region_name="eu-nowhere-1")),
                        attempt(lambda: boto3.resource("s3")),
                    ]
                """);

        assertThat(answers.valueStream().map(JsonNode::asString))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("UnknownServiceError: Unknown service: 'dynamodb'."),
                        it -> assertThat(it).isEqualTo("AttributeError: 'S3' object has no attribute 'put_objekt'"),
                        it -> assertThat(it).isEqualTo("TypeError: list_buckets() only accepts keyword arguments."),
                        it -> assertThat(it).startsWith("EndpointConnectionError: Could not connect"),
                        it -> assertThat(it).startsWith("NotImplementedError: The sandbox's boto3 has clients"));
    }

    @Test
    void theContextAndTheEnvironmentAreLambdas() {
        JsonNode answers = run("""
                import os, logging
                logging.getLogger().setLevel(logging.INFO)
                def handler(event, context):
                    logging.info("hello")
                    assert 0 < context.get_remaining_time_in_millis() <= 30000
                    return [context.function_name, context.function_version, context.memory_limit_in_mb,
                            context.log_group_name, os.environ["AWS_REGION"], os.environ["AWS_LAMBDA_FUNCTION_NAME"],
                            os.environ["AWS_EXECUTION_ENV"], len(context.aws_request_id)]
                """);

        assertThat(answers.toString())
                .isEqualTo("[\"probe\",\"$LATEST\",\"128\",\"/aws/lambda/probe\",\"eu-west-1\",\"probe\","
                        + "\"AWS_Lambda_python3.13\",36]");
    }

    private JsonNode run(String code) {
        functions.create("probe", code, r -> r.timeout(30));
        var answer = sandbox.client(LambdaClient.builder()).invoke(r -> r.functionName("probe"));
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        return JsonMapper.shared().readTree(answer.payload().asUtf8String());
    }
}
