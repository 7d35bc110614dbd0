package dev.countersign.doctor.remedy;

import dev.countersign.relay.ApprovalSight;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/** The event of a recorded decision, as CodePipeline sent it: rebuilt from what the pipeline still tells. */
public final class DecisionEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private DecisionEvent() {}

    /**
     * The event as JSON text.
     *
     * @param neighbour the ARN of anything in the same account and Region
     */
    public static String json(String neighbour, ApprovalSight answer) {
        String[] arn = neighbour.split(":");
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put(
                "id",
                UUID.nameUUIDFromBytes(answer.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
        event.put("detail-type", "CodePipeline Action Execution State Change");
        event.put("source", "aws.codepipeline");
        event.put("account", arn[ACCOUNT]);
        event.put(
                "time",
                answer.decidedAt()
                        .orElse(Instant.EPOCH)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        event.put("region", arn[REGION]);
        event.put(
                "resources",
                List.of(String.join(
                        ":",
                        "arn",
                        arn[PARTITION],
                        "codepipeline",
                        arn[REGION],
                        arn[ACCOUNT],
                        answer.address().pipeline())));
        event.put("detail", detail(answer, arn[REGION]));
        return JSON.writeValueAsString(event);
    }

    private static Map<String, Object> detail(ApprovalSight answer, String region) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("pipeline", answer.address().pipeline());
        detail.put("execution-id", answer.pipelineExecutionId());
        detail.put("stage", answer.address().stage());
        detail.put("action", answer.address().action());
        detail.put("state", answer.isApproved() ? "SUCCEEDED" : "FAILED");
        detail.put("region", region);
        detail.put("type", Map.of("owner", "AWS", "provider", "Manual", "category", "Approval", "version", "1"));
        return detail;
    }
}
