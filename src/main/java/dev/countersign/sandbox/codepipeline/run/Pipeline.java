package dev.countersign.sandbox.codepipeline.run;

import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;

/** A pipeline: its versions, its stages as places, and its executions. All access while holding its monitor. */
public final class Pipeline {
    private final String arn;
    private final Instant created;
    private final List<PipelineDeclaration> versions = new ArrayList<>();
    private final Map<String, PipelineRun> executions = new LinkedHashMap<>();
    private final Map<String, String> startTokens = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> polled = new HashMap<>();
    private Map<String, StageSlot> slots = new LinkedHashMap<>();
    private Optional<Instant> pollingDisabled = Optional.empty();
    private Instant updated;
    private Instant active;
    private boolean followed;
    private boolean deleted;

    public Pipeline(String arn, PipelineDeclaration first, Instant created) {
        this.arn = arn;
        this.created = created;
        this.updated = created;
        this.active = created;
        change(first, created);
    }

    /** Adds a version. Stages keep their state by name. */
    public void change(PipelineDeclaration declaration, Instant when) {
        versions.add(declaration.toBuilder().version(versions.size() + 1).build());
        updated = when;
        active = when;
        pollingDisabled = Optional.empty();
        Map<String, StageSlot> renewed = new LinkedHashMap<>();
        declaration
                .stages()
                .forEach(stage ->
                        renewed.put(stage.name(), slots.getOrDefault(stage.name(), new StageSlot(stage.name()))));
        slots = renewed;
    }

    public String name() {
        return declaration().name();
    }

    public String arn() {
        return arn;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    public PipelineDeclaration declaration() {
        return versions.getLast();
    }

    public Optional<PipelineDeclaration> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /** The stages in their order. */
    public List<StageSlot> slots() {
        return List.copyOf(slots.values());
    }

    public StageSlot slot(String stage) {
        StageSlot slot = slots.get(stage);
        if (slot == null) {
            throw PipelineErrors.noStage(name(), stage);
        }
        return slot;
    }

    /** Where an execution is in a stage: where all are, or in the mode PARALLEL a place of its own. */
    public StageSlot place(PipelineRun run, String stage) {
        return run.isAlone() ? run.alone(slot(stage)) : slot(stage);
    }

    /** Every place of a stage: the common one, and those that executions have for themselves. */
    public List<StageSlot> places(String stage) {
        StageSlot common = slot(stage);
        return Stream.concat(
                        Stream.of(common),
                        executions().stream()
                                .filter(run -> run.isAlone() && run.isOpen())
                                .map(run -> run.alone(common)))
                .toList();
    }

    /** How many executions are under way. */
    public long open() {
        return executions.values().stream().filter(PipelineRun::isOpen).count();
    }

    public PipelineRun newExecution(PipelineRun.Start start, Instant now) {
        var run = new PipelineRun(executions.size() + 1L, declaration(), start, now);
        executions.put(run.id(), run);
        active = now;
        return run;
    }

    /** The newest first. */
    public List<PipelineRun> executions() {
        return List.copyOf(executions.values()).reversed();
    }

    public PipelineRun execution(String id) {
        PipelineRun run = executions.get(id);
        if (run == null) {
            throw PipelineErrors.noExecution(name(), id);
        }
        return run;
    }

    /** Execution ids by the client request token that started them. */
    public Map<String, String> startTokens() {
        return startTokens;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** The version that polling has started an execution for last, by source action. */
    public Map<String, String> polled() {
        return polled;
    }

    /** When it was last made, changed or started. */
    public Instant active() {
        return active;
    }

    /** Since when its sources are not polled any more although it says so; a change of the pipeline begins anew. */
    public Optional<Instant> pollingDisabled() {
        return pollingDisabled;
    }

    public void disablePolling(Instant when) {
        pollingDisabled = Optional.of(when);
    }

    /** Whether its sources are polled now. */
    public boolean isFollowed() {
        return followed;
    }

    public void follow(boolean now) {
        followed = now;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public void delete() {
        deleted = true;
    }
}
