package dev.countersign.sandbox.codepipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.codepipeline.model.ArtifactRevision;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.S3Location;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** One execution of a pipeline, with the definition it started with. Guarded by its pipeline's lock. */
final class PipelineRun {
    /** How an execution is started. */
    record Start(ExecutionTrigger trigger, List<SourceRevisionOverride> overrides, Map<String, String> variables) {
        Start {
            overrides = List.copyOf(overrides);
            variables = Map.copyOf(variables);
        }
    }

    private final String id = UUID.randomUUID().toString();
    private final long order;
    private final PipelineDeclaration declaration;
    private final Start start;
    private final Instant started;
    private final List<ActionRun> actions = new ArrayList<>();
    private final List<ArtifactRevision> revisions = new ArrayList<>();
    private final List<SourceRevision> sources = new ArrayList<>();
    private final Map<String, S3Location> artifacts = new LinkedHashMap<>();
    private final Set<String> succeededStages = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> variables = new LinkedHashMap<>();
    private PipelineExecutionStatus status = PipelineExecutionStatus.IN_PROGRESS;
    private Instant changed;
    private Optional<String> statusSummary = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private int stageIndex;
    private int attempt = 1;

    PipelineRun(long order, PipelineDeclaration declaration, Start start, Instant started) {
        this.order = order;
        this.declaration = declaration;
        this.start = start;
        this.started = started;
        this.changed = started;
        variables.put("codepipeline", Map.of("PipelineExecutionId", id));
        variables.put("variables", start.variables());
    }

    String id() {
        return id;
    }

    /** Later executions have a higher number. */
    long order() {
        return order;
    }

    PipelineDeclaration declaration() {
        return declaration;
    }

    Start start() {
        return start;
    }

    Instant started() {
        return started;
    }

    Instant changed() {
        return changed;
    }

    PipelineExecutionStatus status() {
        return status;
    }

    Optional<String> statusSummary() {
        return statusSummary;
    }

    void status(PipelineExecutionStatus newStatus, Instant when) {
        status = newStatus;
        changed = when;
    }

    void explain(String summary) {
        statusSummary = Optional.of(summary);
    }

    boolean isStopping() {
        return status == PipelineExecutionStatus.STOPPING;
    }

    boolean isOpen() {
        return status == PipelineExecutionStatus.IN_PROGRESS || isStopping();
    }

    Optional<String> stopReason() {
        return stopReason;
    }

    void stopReason(String reason) {
        stopReason = Optional.of(reason);
    }

    int attempt() {
        return attempt;
    }

    void nextAttempt() {
        attempt++;
    }

    StageDeclaration stage() {
        return declaration.stages().get(stageIndex);
    }

    /** Goes on to the next stage; false when this was the last. */
    boolean moveOn() {
        if (stageIndex + 1 >= declaration.stages().size()) {
            return false;
        }
        stageIndex++;
        return true;
    }

    Set<String> succeededStages() {
        return succeededStages;
    }

    /** All action executions, the oldest first. */
    List<ActionRun> actions() {
        return actions;
    }

    List<ArtifactRevision> revisions() {
        return revisions;
    }

    List<SourceRevision> sources() {
        return sources;
    }

    /** Where each artifact that was made so far lies. */
    Map<String, S3Location> artifacts() {
        return artifacts;
    }

    /** Values of variables by namespace and name. */
    Map<String, Map<String, String>> variables() {
        return variables;
    }
}
