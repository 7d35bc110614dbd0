package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings events to targets. Where a target is missing or must not be called the event is given up at once; other failures are
 * tried again, by default for 24 hours or 185 times, at growing intervals. An event that is given up goes to the target's
 * dead-letter queue, if it has one that lets it in.
 */
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
    private static final int DEFAULT_TRIES = 185;
    private static final int DEFAULT_AGE_SECONDS = 86_400;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final Set<String> WORTH_A_RETRY = Set.of(
            "ThrottlingException",
            "TooManyRequestsException",
            "ConcurrentPipelineExecutionsLimitExceededException",
            "ConflictException",
            "ExecutionLimitExceeded",
            "InternalException");

    private final World world;
    private final TargetCalls calls;
    private final RuleMetrics metrics;
    private final DeadLetters deadLetters;

    Delivery(World world, TargetCalls calls) {
        this.world = world;
        this.calls = calls;
        this.metrics = new RuleMetrics(world);
        this.deadLetters = new DeadLetters(world, metrics);
    }

    /** Returns at once. */
    void start(StoredRule rule, Target target, ObjectNode event) {
        String input = InputShape.of(target).apply(event, rule, world.clock().instant());
        Instant began = world.clock().instant();
        world.clock().run(() -> attempt(new Attempt(rule, target, event, input, began, 0)));
    }

    private record Attempt(StoredRule rule, Target target, ObjectNode event, String input, Instant began, int retries) {
        Attempt next() {
            return new Attempt(rule, target, event, input, began, retries + 1);
        }

        Duration delay() {
            int doublings = Math.min(retries, 20);
            Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
            return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        }

        boolean mayRetry(Instant now) {
            RetryPolicy policy = target.retryPolicy();
            int tries = or(policy == null ? null : policy.maximumRetryAttempts(), DEFAULT_TRIES);
            int age = or(policy == null ? null : policy.maximumEventAgeInSeconds(), DEFAULT_AGE_SECONDS);
            return retries < tries && !now.plus(delay()).isAfter(began.plusSeconds(age));
        }

        /** Which of the policy's limits is reached. */
        DeadLetters.Limit limit() {
            RetryPolicy policy = target.retryPolicy();
            int tries = or(policy == null ? null : policy.maximumRetryAttempts(), DEFAULT_TRIES);
            return retries >= tries ? DeadLetters.Limit.ATTEMPTS : DeadLetters.Limit.AGE;
        }

        private static int or(@Nullable Integer given, int otherwise) {
            return given == null ? otherwise : given;
        }
    }

    private void attempt(Attempt attempt) {
        StoredRule rule = attempt.rule();
        metrics.tried(rule, attempt.retries() > 0);
        try {
            calls.invoke(rule, attempt.target(), attempt.input());
            metrics.invoked(rule);
        } catch (ServiceError e) {
            boolean lasting = !isWorthARetry(e);
            if (!lasting && attempt.mayRetry(world.clock().instant())) {
                world.clock().after(attempt.delay(), () -> attempt(attempt.next()));
                return;
            }
            metrics.failed(rule);
            LOG.log(Level.INFO, "rule {0} gave up an event for target {1}: {2}", new Object[] {
                rule.name(), attempt.target().id(), e.code()
            });
            deadLetters.keep(
                    rule,
                    attempt.target(),
                    attempt.event(),
                    new DeadLetters.Reason(e, attempt.retries(), lasting ? DeadLetters.Limit.NONE : attempt.limit()));
        }
    }

    private static boolean isWorthARetry(ServiceError error) {
        return WORTH_A_RETRY.contains(error.code())
                || error.status() == 429
                || error.status() == 500
                || error.status() == 503;
    }
}
