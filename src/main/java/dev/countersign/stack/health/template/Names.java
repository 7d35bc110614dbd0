package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What {@code Ref} and {@code GetAtt} of a resource give, as far as it can be told: its name, and ARNs around it. */
final class Names {
    private static final Map<String, String> NAME_PROPERTY = Map.of(
            "AWS::CodePipeline::Pipeline", "Name",
            "AWS::Lambda::Function", "FunctionName",
            "AWS::S3::Bucket", "BucketName",
            "AWS::SNS::Topic", "TopicName",
            "AWS::SQS::Queue", "QueueName",
            "AWS::StepFunctions::StateMachine", "StateMachineName",
            "AWS::Events::Rule", "Name",
            "AWS::IAM::Role", "RoleName");

    private final Map<String, String> physicalIds;
    private final Term partition;
    private final Term place;

    /** @param pseudo values of the pseudo parameters */
    Names(Map<String, String> physicalIds, Function<String, Term> pseudo) {
        this.physicalIds = physicalIds;
        this.partition = pseudo.apply("AWS::Partition");
        this.place = new Term(pseudo.apply("AWS::Region").text() + ":"
                + pseudo.apply("AWS::AccountId").text());
    }

    /** The property that names a resource of that type. */
    static Optional<String> nameProperty(String type) {
        return Optional.ofNullable(NAME_PROPERTY.get(type));
    }

    /** The resource's name: that which it has, else that which the template gives it, else a mark. */
    Term name(String logicalId, Optional<Term> declared) {
        return Optional.ofNullable(physicalIds.get(logicalId))
                .map(id -> new Term(id).lastPart())
                .or(() -> declared)
                .orElseGet(() -> Term.ofResource(logicalId));
    }

    Term ref(String type, Term name) {
        return switch (type) {
            case "AWS::StepFunctions::StateMachine", "AWS::SNS::Topic" -> arn(type, name);
            default -> name;
        };
    }

    Term attribute(String type, String logicalId, String attribute, Term name) {
        return switch (attribute) {
            case "Arn", "TopicArn" -> arn(type, name);
            case "Name", "FunctionName", "QueueName", "TopicName" -> name;
            default -> Term.ofResource(logicalId + "." + attribute);
        };
    }

    /** The ARN of a resource of one of the types that matter; a mark for any other. */
    Term arn(String type, Term name) {
        String resource = name.text();
        return switch (type) {
            case "AWS::CodePipeline::Pipeline" -> regional("codepipeline", resource);
            case "AWS::Lambda::Function" -> regional("lambda", "function:" + resource);
            case "AWS::SNS::Topic" -> regional("sns", resource);
            case "AWS::SQS::Queue" -> regional("sqs", resource);
            case "AWS::StepFunctions::StateMachine" -> regional("states", "stateMachine:" + resource);
            case "AWS::Events::Rule" -> regional("events", "rule/" + resource);
            case "AWS::S3::Bucket" -> new Term("arn:" + partition.text() + ":s3:::" + resource);
            case "AWS::IAM::Role" -> {
                String account = place.text().substring(place.text().indexOf(':') + 1);
                yield new Term("arn:" + partition.text() + ":iam::" + account + ":role/" + resource);
            }
            default -> name;
        };
    }

    private Term regional(String service, String resource) {
        return new Term("arn:" + partition.text() + ":" + service + ":" + place.text() + ":" + resource);
    }
}
