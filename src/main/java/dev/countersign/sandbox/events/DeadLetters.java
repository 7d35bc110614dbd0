package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Queues;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.node.ObjectNode;

/** Events that could not be delivered, on their way to a target's dead-letter queue: the whole event, and why, as attributes. */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class.getName());
    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "AuthorizationError", "KMSAccessDeniedException");

    /** Which limit of the retry policy ended the attempts. */
    enum Limit {
        /** None: the failure was one that is not tried again. */
        NONE(""),
        ATTEMPTS("MaximumRetryAttempts"),
        AGE("MaximumEventAgeInSeconds");

        private final String word;

        Limit(String word) {
            this.word = word;
        }
    }

    /** Why an event was given up. */
    record Reason(ServiceError error, int retries, Limit limit) {}

    private final World world;
    private final RuleMetrics metrics;

    DeadLetters(World world, RuleMetrics metrics) {
        this.world = world;
        this.metrics = metrics;
    }

    void keep(StoredRule rule, Target target, ObjectNode event, Reason reason) {
        if (target.deadLetterConfig() == null || target.deadLetterConfig().arn() == null) {
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("RULE_ARN", rule.arn());
        attributes.put("TARGET_ARN", target.arn());
        attributes.put("ERROR_CODE", code(reason.error()));
        attributes.put("ERROR_MESSAGE", String.valueOf(reason.error().getMessage()));
        attributes.put("RETRY_ATTEMPTS", String.valueOf(reason.retries()));
        if (reason.limit() != Limit.NONE) {
            attributes.put("EXHAUSTED_RETRY_CONDITION", reason.limit().word);
        }
        try {
            Queues.send(
                    world,
                    Caller.service("events.amazonaws.com", rule.arn()),
                    target.deadLetterConfig().arn(),
                    event.toString(),
                    attributes);
            metrics.deadLetter(rule, true);
        } catch (ServiceError e) {
            metrics.deadLetter(rule, false);
            LOG.log(Level.INFO, "rule {0} lost an event: its dead-letter queue answered {1}", new Object[] {
                rule.name(), e.code()
            });
        }
    }

    private static String code(ServiceError error) {
        if (DENIED.contains(error.code()) || error.status() == 403) {
            return "NO_PERMISSIONS";
        }
        if (error.status() == 404 || error.code().matches(".*(NotFound|DoesNotExist).*")) {
            return "NO_RESOURCE";
        }
        return error.status() == 429 ? "THROTTLING" : "SDK_CLIENT_ERROR";
    }
}
