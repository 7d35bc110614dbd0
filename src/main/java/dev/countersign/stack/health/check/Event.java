package dev.countersign.stack.health.check;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import java.util.HashMap;
import java.util.Map;

/**
 * An event as EventBridge will see it, as far as that is known beforehand.
 *
 * @param fields texts ({@link Term}) and nested maps of them
 */
record Event(Map<String, Object> fields) {
    private static final String DETAIL = "detail";

    /** An approval changed its state. */
    static Event ofApproval(PipelineSetup pipeline, ActionSetup approval, String state) {
        return codepipeline(
                "CodePipeline Action Execution State Change",
                Map.of(
                        "pipeline",
                        pipeline.thing().name(),
                        "execution-id",
                        Term.unknown("execution id"),
                        "stage",
                        new Term(approval.stage()),
                        "action",
                        new Term(approval.name()),
                        "state",
                        new Term(state),
                        "type",
                        Map.of(
                                "owner", new Term("AWS"),
                                "category", new Term("Approval"),
                                "provider", new Term("Manual"),
                                "version", new Term("1"))));
    }

    /** A run of the pipeline changed its state. */
    static Event ofRun(PipelineSetup pipeline, String state) {
        return codepipeline(
                "CodePipeline Pipeline Execution State Change",
                Map.of(
                        "pipeline", pipeline.thing().name(),
                        "execution-id", Term.unknown("execution id"),
                        "state", new Term(state)));
    }

    private static Event codepipeline(String type, Map<String, Object> detail) {
        return event("aws.codepipeline", type, detail);
    }

    /** A new object version, as the bucket itself tells. */
    static Event ofUpload(Term bucket, Term key) {
        return event(
                "aws.s3",
                "Object Created",
                Map.of(
                        "bucket", Map.of("name", bucket),
                        "object", Map.of("key", key, "version-id", Term.unknown("version")),
                        "reason", new Term("PutObject")));
    }

    /** A new object version, as CloudTrail tells. */
    static Event ofTrail(Term bucket, Term key) {
        return event(
                "aws.s3",
                "AWS API Call via CloudTrail",
                Map.of(
                        "eventSource", new Term("s3.amazonaws.com"),
                        "eventName", new Term("PutObject"),
                        "requestParameters", Map.of("bucketName", bucket, "key", key)));
    }

    private static Event event(String source, String type, Map<String, Object> detail) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("source", new Term(source));
        fields.put("detail-type", new Term(type));
        fields.put("account", Term.unknown("account"));
        fields.put("region", Term.unknown("Region"));
        fields.put("resources", Term.unknown("resources"));
        fields.put(DETAIL, detail);
        return new Event(fields);
    }
}
