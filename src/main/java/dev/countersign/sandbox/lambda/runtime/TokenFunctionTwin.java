package dev.countersign.sandbox.lambda.runtime;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The twin of the function that puts the document into S3 with the task token in its metadata. */
final class TokenFunctionTwin implements Twin {
    private static final int LAST_ASCII = 127;

    @Override
    public String codeSha256() {
        return "bb08ccaf3307e5f53e90151e6cd6e3f9f104796e02295381bb65c8204a9b0b61";
    }

    @Override
    public JsonNode handle(JsonNode event, TwinContext context) {
        ObjectNode metadata = JsonMapper.shared().createObjectNode();
        metadata.set("sfntoken", TwinContext.member(event, "taskToken"));
        metadata.put(
                "codepipeline-artifact-revision-summary",
                asciiOnly(TwinContext.member(event, "execution").asString()));
        String bucket = TwinContext.member(event, "bucket").asString();
        String key = TwinContext.member(event, "key").asString();
        ObjectNode params =
                JsonMapper.shared().createObjectNode().put("Bucket", bucket).put("Key", key);
        params.set("Body", TwinContext.member(event, "content"));
        params.set("ContentType", TwinContext.member(event, "contentType"));
        params.set("Metadata", metadata);

        String version =
                context.call("s3", "PutObject", params).path("VersionId").asString("null");

        context.print("put " + bucket + "/" + key + " version " + version);
        if (version.equals("null")) {
            throw new TwinFailure("RuntimeError", "versioning is not enabled on bucket " + bucket);
        }
        return JsonMapper.shared().createObjectNode().put("versionId", version);
    }

    private static String asciiOnly(String text) {
        var ascii = new StringBuilder();
        text.codePoints().forEach(point -> ascii.append(point <= LAST_ASCII ? (char) point : '?'));
        return ascii.toString();
    }
}
