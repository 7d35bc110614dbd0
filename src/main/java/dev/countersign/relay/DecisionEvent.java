package dev.countersign.relay;

import dev.countersign.domain.pipelines.ApprovalAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** The event that CodePipeline sends to EventBridge when a manual approval was answered. */
public final class DecisionEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private DecisionEvent() {}

    /**
     * The event of a recorded decision, as CodePipeline sent it: rebuilt from what the pipeline still tells.
     *
     * @param neighbour the ARN of anything in the same account and Region
     */
    public static String json(String neighbour, ApprovalSight answer) {
        UUID id = UUID.nameUUIDFromBytes(answer.toString().getBytes(StandardCharsets.UTF_8));
        return json(
                neighbour,
                answer.address(),
                answer.isApproved(),
                answer.pipelineExecutionId(),
                id,
                answer.decidedAt().orElse(Instant.EPOCH));
    }

    /**
     * The event of a decision that nobody took, as far as patterns look at it.
     *
     * @param neighbour the ARN of anything in the same account and Region
     */
    public static String json(String neighbour, ApprovalAddress approval, boolean approved) {
        var nobody = new UUID(0, 0);
        return json(neighbour, approval, approved, nobody.toString(), nobody, Instant.EPOCH);
    }

    private static String json(
            String neighbour, ApprovalAddress approval, boolean approved, String execution, UUID id, Instant at) {
        String[] arn = neighbour.split(":");
        String pipeline =
                String.join(":", "arn", arn[PARTITION], "codepipeline", arn[REGION], arn[ACCOUNT], approval.pipeline());
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", id.toString());
        event.put("detail-type", "CodePipeline Action Execution State Change");
        event.put("source", "aws.codepipeline");
        event.put("account", arn[ACCOUNT]);
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", arn[REGION]);
        event.put("resources", List.of(pipeline));
        event.put("detail", detail(approval, approved, execution, arn[REGION]));
        return JSON.writeValueAsString(event);
    }

    private static Map<String, Object> detail(
            ApprovalAddress approval, boolean approved, String execution, String region) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("pipeline", approval.pipeline());
        detail.put("execution-id", execution);
        detail.put("stage", approval.stage());
        detail.put("action", approval.action());
        detail.put("state", approved ? "SUCCEEDED" : "FAILED");
        detail.put("region", region);
        detail.put("type", type());
        return detail;
    }

    /** In one order always: the event is part of a question that is recorded, and compared as a text. */
    private static Map<String, Object> type() {
        var type = new LinkedHashMap<String, Object>();
        type.put("owner", "AWS");
        type.put("provider", "Manual");
        type.put("category", "Approval");
        type.put("version", "1");
        return type;
    }
}
