package dev.countersign.sandbox.codepipeline.run;

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
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.S3Location;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** One execution of a pipeline, with the definition it started with. Guarded by its pipeline's lock. */
public final class PipelineRun {
    /** How an execution is started. */
    public record Start(
            ExecutionTrigger trigger, List<SourceRevisionOverride> overrides, Map<String, String> variables) {
        public Start {
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
    private final Map<String, StageSlot> alone = new LinkedHashMap<>();
    private PipelineExecutionStatus status = PipelineExecutionStatus.IN_PROGRESS;
    private Instant changed;
    private Optional<String> statusSummary = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private int stageIndex;
    private int attempt = 1;

    public PipelineRun(long order, PipelineDeclaration declaration, Start start, Instant started) {
        this.order = order;
        this.declaration = declaration;
        this.start = start;
        this.started = started;
        this.changed = started;
        variables.put("codepipeline", Map.of("PipelineExecutionId", id));
        variables.put("variables", start.variables());
    }

    public String id() {
        return id;
    }

    /** Later executions have a higher number. */
    public long order() {
        return order;
    }

    public PipelineDeclaration declaration() {
        return declaration;
    }

    public Start start() {
        return start;
    }

    public Instant started() {
        return started;
    }

    public Instant changed() {
        return changed;
    }

    public PipelineExecutionStatus status() {
        return status;
    }

    public Optional<String> statusSummary() {
        return statusSummary;
    }

    public void status(PipelineExecutionStatus newStatus, Instant when) {
        status = newStatus;
        changed = when;
    }

    public void explain(String summary) {
        statusSummary = Optional.of(summary);
    }

    public boolean isStopping() {
        return status == PipelineExecutionStatus.STOPPING;
    }

    public boolean isOpen() {
        return status == PipelineExecutionStatus.IN_PROGRESS || isStopping();
    }

    public Optional<String> stopReason() {
        return stopReason;
    }

    public void stopReason(String reason) {
        stopReason = Optional.of(reason);
    }

    public int attempt() {
        return attempt;
    }

    public void nextAttempt() {
        attempt++;
    }

    /** Whether it runs in the mode PARALLEL: it meets no other execution. */
    boolean isAlone() {
        return declaration.executionMode() == ExecutionMode.PARALLEL;
    }

    StageSlot alone(StageSlot common) {
        return alone.computeIfAbsent(common.name(), _ -> common.alone());
    }

    public StageDeclaration stage() {
        return declaration.stages().get(stageIndex);
    }

    /** Goes on to the next stage; false when this was the last. */
    public boolean moveOn() {
        if (stageIndex + 1 >= declaration.stages().size()) {
            return false;
        }
        stageIndex++;
        return true;
    }

    public Set<String> succeededStages() {
        return succeededStages;
    }

    /** All action executions, the oldest first. */
    public List<ActionRun> actions() {
        return actions;
    }

    public List<ArtifactRevision> revisions() {
        return revisions;
    }

    public List<SourceRevision> sources() {
        return sources;
    }

    /** Where each artifact that was made so far lies. */
    public Map<String, S3Location> artifacts() {
        return artifacts;
    }

    /** Values of variables by namespace and name. */
    public Map<String, Map<String, String>> variables() {
        return variables;
    }
}
