package dev.countersign.sandbox.lambda.runtime;

import dev.countersign.sandbox.lambda.calls.CallFailed;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The twin of the function that answers the waiting task with the decision of the approval. */
final class ResultFunctionTwin implements Twin {
    private static final List<String> TOKEN_KEYS = List.of("sfntoken", "x-amz-meta-sfntoken");
    private static final Set<String> SETTLED = Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

    @Override
    public String codeSha256() {
        return "dcd01e29bb0468484058dee20c36dd4a48f4e9c10ee975579e175dd1b98d8c58";
    }

    @Override
    public JsonNode handle(JsonNode event, TwinContext context) {
        String bucket = context.variable("SOURCE_BUCKET");
        String key = context.variable("SOURCE_KEY");
        JsonNode detail = TwinContext.member(event, "detail");
        String pipeline = TwinContext.member(detail, "pipeline").asString();
        String execution = TwinContext.member(detail, "execution-id").asString();
        String run = "(" + repr(pipeline) + ", " + repr(execution) + ")";
        boolean approved = TwinContext.member(detail, "state").asString().equals("SUCCEEDED");

        String token = taskToken(bucket, key, sourceVersion(pipeline, execution, context), context);
        try {
            context.call(
                    "stepfunctions",
                    "SendTaskSuccess",
                    params().put("taskToken", token).put("output", "{\"is_approved\": " + approved + "}"));
        } catch (CallFailed e) {
            if (!SETTLED.contains(e.code())) {
                throw e;
            }
            context.print(run + ": not delivered, the task is settled: " + e.code());
            return params().put("delivered", false);
        }
        context.print(run + ": delivered {'is_approved': " + (approved ? "True" : "False") + "}");
        return params().put("delivered", true);
    }

    private static String sourceVersion(String pipeline, String execution, TwinContext context) {
        ObjectNode answer = context.call(
                "codepipeline",
                "GetPipelineExecution",
                params().put("pipelineName", pipeline).put("pipelineExecutionId", execution));
        JsonNode revisions = TwinContext.member(answer, "pipelineExecution").path("artifactRevisions");
        if (revisions.size() != 1) {
            throw new TwinFailure(
                    "LookupError", execution + " has " + revisions.size() + " source revisions instead of one");
        }
        return TwinContext.member(revisions.get(0), "revisionId").asString();
    }

    private static String taskToken(String bucket, String key, String version, TwinContext context) {
        JsonNode metadata = context.call(
                        "s3",
                        "HeadObject",
                        params().put("Bucket", bucket).put("Key", key).put("VersionId", version))
                .path("Metadata");
        return TOKEN_KEYS.stream()
                .map(name -> metadata.path(name).asString(""))
                .filter(token -> !token.isEmpty())
                .findFirst()
                .orElseThrow(() -> new TwinFailure(
                        "LookupError", "version " + version + " of " + bucket + "/" + key + " carries no task token"));
    }

    /** A text as Python shows it inside of a tuple. */
    private static String repr(String text) {
        String escaped = text.replace("\\", "\\\\");
        return text.contains("'") && !text.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }

    private static ObjectNode params() {
        return JsonMapper.shared().createObjectNode();
    }
}
