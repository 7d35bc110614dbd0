package dev.countersign.sandbox.codepipeline.run;

import dev.countersign.sandbox.clock.SandboxClock.Timer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ErrorDetails;
import software.amazon.awssdk.services.codepipeline.model.S3Location;

/** One execution of one action. Guarded by its pipeline's lock; what is final here never changes. */
public final class ActionRun {
    /** The object that a source action took. */
    public record Revision(
            String bucket, String key, String versionId, String etag, String summary, Instant created, String url) {}

    /**
     * How an action ended.
     *
     * @param by the ARN of the person who decided; absent for all but approvals
     * @param summary what was said about it
     */
    public record Outcome(
            ActionExecutionStatus status,
            Optional<String> by,
            Optional<String> summary,
            Optional<ErrorDetails> error,
            Optional<String> externalId) {
        public static Outcome succeeded(String externalId) {
            return new Outcome(
                    ActionExecutionStatus.SUCCEEDED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(externalId));
        }

        public static Outcome failed(String code, String message) {
            return new Outcome(
                    ActionExecutionStatus.FAILED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(
                            ErrorDetails.builder().code(code).message(message).build()),
                    Optional.empty());
        }

        public static Outcome decided(boolean approved, String by, String summary) {
            return new Outcome(
                    approved ? ActionExecutionStatus.SUCCEEDED : ActionExecutionStatus.FAILED,
                    Optional.of(by),
                    Optional.of(summary),
                    Optional.empty(),
                    Optional.empty());
        }

        public static Outcome abandoned() {
            return new Outcome(
                    ActionExecutionStatus.ABANDONED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private final String id = UUID.randomUUID().toString();
    private final PipelineRun execution;
    private final String stage;
    private final ActionDeclaration action;
    private final Instant started;
    private final Map<String, S3Location> outputs = new LinkedHashMap<>();
    private final Map<String, String> outputVariables = new LinkedHashMap<>();
    private Map<String, String> resolvedConfiguration = Map.of();
    private ActionExecutionStatus status = ActionExecutionStatus.IN_PROGRESS;
    private Instant changed;
    private Optional<String> token = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private Optional<Revision> revision = Optional.empty();
    private @Nullable Timer deadline;

    public ActionRun(PipelineRun execution, String stage, ActionDeclaration action, Instant started) {
        this.execution = execution;
        this.stage = stage;
        this.action = action;
        this.started = started;
        this.changed = started;
    }

    public String id() {
        return id;
    }

    public PipelineRun execution() {
        return execution;
    }

    public String stage() {
        return stage;
    }

    public ActionDeclaration action() {
        return action;
    }

    public Instant started() {
        return started;
    }

    public Instant changed() {
        return changed;
    }

    public ActionExecutionStatus status() {
        return status;
    }

    public boolean isRunning() {
        return status == ActionExecutionStatus.IN_PROGRESS;
    }

    public Map<String, S3Location> outputs() {
        return outputs;
    }

    public Map<String, String> outputVariables() {
        return outputVariables;
    }

    public Map<String, String> resolvedConfiguration() {
        return resolvedConfiguration;
    }

    public void resolved(Map<String, String> configuration) {
        resolvedConfiguration = Map.copyOf(configuration);
    }

    /** The approval token; only for manual approvals. */
    public Optional<String> token() {
        return token;
    }

    /** Makes this a waiting approval. The token is the action execution's id, as AWS has been seen to do it. */
    public void awaitAnswer() {
        token = Optional.of(id);
    }

    /** Empty while the action runs. */
    public Optional<Outcome> outcome() {
        return outcome;
    }

    public Optional<Revision> revision() {
        return revision;
    }

    public void took(Revision taken) {
        revision = Optional.of(taken);
    }

    /** What was said about it: an approver's comment, or what was taken as source. */
    public Optional<String> summary() {
        return outcome.flatMap(Outcome::summary).or(() -> revision.map(Revision::summary));
    }

    /** For an approval its token, under which PutApprovalResult finds it. */
    public Optional<String> externalId() {
        return token.or(() -> outcome.flatMap(Outcome::externalId));
    }

    public void deadline(Timer timer) {
        if (isRunning()) {
            deadline = timer;
        } else {
            timer.cancel();
        }
    }

    public void end(Outcome how, Instant when) {
        status = how.status();
        outcome = Optional.of(how);
        changed = when;
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }
}
