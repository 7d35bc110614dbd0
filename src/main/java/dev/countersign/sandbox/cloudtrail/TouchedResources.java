package dev.countersign.sandbox.cloudtrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.model.Resource;
import tools.jackson.databind.JsonNode;

/** The resources that an event names, read from its request parameters. */
final class TouchedResources {
    private static final String PIPELINE = "AWS::CodePipeline::Pipeline";

    /** By event source and parameter. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("codepipeline.pipelineName", PIPELINE),
            Map.entry("codepipeline.name", PIPELINE),
            Map.entry("events.rule", "AWS::Events::Rule"),
            Map.entry("events.name", "AWS::Events::Rule"),
            Map.entry("lambda.functionName", "AWS::Lambda::Function"),
            Map.entry("states.stateMachineArn", "AWS::StepFunctions::StateMachine"),
            Map.entry("s3.bucket", "AWS::S3::Bucket"),
            Map.entry("sns.topicArn", "AWS::SNS::Topic"),
            Map.entry("sqs.queueUrl", "AWS::SQS::Queue"),
            Map.entry("sqs.queueName", "AWS::SQS::Queue"),
            Map.entry("logs.logGroupName", "AWS::Logs::LogGroup"),
            Map.entry("cloudformation.stackName", "AWS::CloudFormation::Stack"),
            Map.entry("iam.roleName", "AWS::IAM::Role"),
            Map.entry("iam.userName", "AWS::IAM::User"),
            Map.entry("iam.policyArn", "AWS::IAM::Policy"),
            Map.entry("sts.roleArn", "AWS::IAM::Role"));

    private TouchedResources() {}

    static List<Resource> of(String eventSource, JsonNode parameters) {
        String service = eventSource.replaceFirst("\\..*$", "");
        List<Resource> resources = new ArrayList<>();
        parameters.properties().forEach(parameter -> {
            String type = TYPES.get(service + "." + parameter.getKey());
            if (type != null && parameter.getValue().isString()) {
                resources.add(Resource.builder()
                        .resourceType(type)
                        .resourceName(parameter.getValue().asString())
                        .build());
            }
        });
        // UpdatePipeline and CreatePipeline have the whole structure as their parameter.
        String pipeline = parameters.path("pipeline").path("name").asString("");
        if (!pipeline.isEmpty()) {
            resources.add(Resource.builder()
                    .resourceType(PIPELINE)
                    .resourceName(pipeline)
                    .build());
        }
        return resources;
    }
}
