package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The manual approval action: asks by SNS, and waits for an answer until its deadline. */
final class ManualApproval {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(7);
    private static final DateTimeFormatter EXPIRES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 27;
    private static final String CONSOLE = "https://console.aws.amazon.com/codesuite/codepipeline/pipelines/";

    private final World world;
    private final Engine engine;
    private final JsonMapper json = JsonMapper.shared();

    ManualApproval(World world, Engine engine) {
        this.world = world;
        this.engine = engine;
    }

    /** Lets the approval expire when its time has come. */
    void watch(Pipeline pipeline, ActionRun run) {
        Duration timeout = timeout(run);
        var expired = Outcome.failed(
                "ActionTimedOut", "The approval request expired: it was not answered within " + words(timeout) + ".");
        run.deadline(world.clock().at(run.started().plus(timeout), () -> engine.complete(pipeline, run, expired)));
    }

    private static Duration timeout(ActionRun run) {
        Integer minutes = run.action().timeoutInMinutes();
        return minutes == null ? DEFAULT_TIMEOUT : Duration.ofMinutes(minutes);
    }

    private static String words(Duration timeout) {
        long minutes = timeout.toMinutes();
        return minutes % 1440 == 0 ? minutes / 1440 + " day(s)" : minutes + " minutes";
    }

    /** Tells the topic, if there is one; an outcome only if that failed. */
    Optional<Outcome> publish(ActionRun run, Caller role) {
        String topic = run.resolvedConfiguration().get("NotificationArn");
        if (topic == null || topic.isEmpty()) {
            return Optional.empty();
        }
        var request = PublishRequest.builder()
                .topicArn(topic)
                .subject(subject(run))
                .message(message(run))
                .build();
        try {
            world.operations().call(role, request, PublishResponse.class);
            return Optional.empty();
        } catch (ServiceError e) {
            return Optional.of(Outcome.failed(
                    e.status() == 403 ? "PermissionError" : "ConfigurationError",
                    "The approval request could not be published to the topic " + topic + ": " + e.getMessage()));
        }
    }

    private static String subject(ActionRun run) {
        return "APPROVAL NEEDED: AWS CodePipeline "
                + cut(run.execution().declaration().name()) + " for action "
                + cut(run.action().name());
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 3) + "..." : name;
    }

    private String message(ActionRun run) {
        String region = world.account().region();
        String pipeline = run.execution().declaration().name();
        String token = run.token().orElse("");
        String view = CONSOLE + pipeline + "/view?region=" + region;
        Map<String, String> configuration = run.resolvedConfiguration();
        Instant expires = run.started().plus(timeout(run));
        ObjectNode message = json.createObjectNode();
        message.put("region", region);
        message.put("consoleLink", view);
        ObjectNode approval = message.putObject("approval");
        approval.put("pipelineName", pipeline);
        approval.put("stageName", run.stage());
        approval.put("actionName", run.action().name());
        approval.put("token", token);
        approval.put("expires", EXPIRES.format(expires));
        approval.put("externalEntityLink", orNull(configuration, "ExternalEntityLink"));
        approval.put(
                "approvalReviewLink",
                view + "#/" + run.stage() + "/" + run.action().name() + "/approve/" + token);
        approval.put("customData", orNull(configuration, "CustomData"));
        return message.toString();
    }

    private static @Nullable String orNull(Map<String, String> configuration, String key) {
        String value = configuration.get(key);
        return value == null || value.isEmpty() ? null : value;
    }
}
