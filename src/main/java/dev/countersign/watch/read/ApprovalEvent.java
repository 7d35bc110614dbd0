package dev.countersign.watch.read;

import dev.countersign.domain.pipelines.ApprovalAddress;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** The event that CodePipeline sends to EventBridge when a manual approval was answered, as far as patterns look at it. */
final class ApprovalEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private ApprovalEvent() {}

    /** @param neighbour the ARN of anything in the same account and Region */
    static String json(String neighbour, ApprovalAddress approval, boolean approved) {
        String[] arn = neighbour.split(":");
        String region = arn[REGION];
        String account = arn[ACCOUNT];
        return JSON.writeValueAsString(Map.of(
                "version", "0",
                "id", "00000000-0000-0000-0000-000000000000",
                "detail-type", "CodePipeline Action Execution State Change",
                "source", "aws.codepipeline",
                "account", account,
                "time", "2026-01-01T00:00:00Z",
                "region", region,
                "resources",
                        List.of("arn:" + arn[1] + ":codepipeline:" + region + ":" + account + ":"
                                + approval.pipeline()),
                "detail", detail(region, approval, approved)));
    }

    private static Map<String, Object> detail(String region, ApprovalAddress approval, boolean approved) {
        return Map.of(
                "pipeline",
                approval.pipeline(),
                "execution-id",
                "00000000-0000-0000-0000-000000000000",
                "stage",
                approval.stage(),
                "action",
                approval.action(),
                "state",
                approved ? "SUCCEEDED" : "FAILED",
                "region",
                region,
                "type",
                Map.of("owner", "AWS", "provider", "Manual", "category", "Approval", "version", "1"),
                "version",
                1);
    }
}
