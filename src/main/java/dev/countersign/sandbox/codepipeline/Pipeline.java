package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;

/** A pipeline: its versions, its stages as places, and its executions. All access while holding its monitor. */
final class Pipeline {
    private final String arn;
    private final Instant created;
    private final List<PipelineDeclaration> versions = new ArrayList<>();
    private final Map<String, PipelineRun> executions = new LinkedHashMap<>();
    private final Map<String, String> startTokens = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> polled = new HashMap<>();
    private Map<String, StageSlot> slots = new LinkedHashMap<>();
    private Instant updated;
    private boolean deleted;

    Pipeline(String arn, PipelineDeclaration first, Instant created) {
        this.arn = arn;
        this.created = created;
        this.updated = created;
        change(first, created);
    }

    /** Adds a version. Stages keep their state by name. */
    void change(PipelineDeclaration declaration, Instant when) {
        versions.add(declaration.toBuilder().version(versions.size() + 1).build());
        updated = when;
        Map<String, StageSlot> renewed = new LinkedHashMap<>();
        declaration
                .stages()
                .forEach(stage ->
                        renewed.put(stage.name(), slots.getOrDefault(stage.name(), new StageSlot(stage.name()))));
        slots = renewed;
    }

    String name() {
        return declaration().name();
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    PipelineDeclaration declaration() {
        return versions.getLast();
    }

    Optional<PipelineDeclaration> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /** The stages in their order. */
    List<StageSlot> slots() {
        return List.copyOf(slots.values());
    }

    StageSlot slot(String stage) {
        StageSlot slot = slots.get(stage);
        if (slot == null) {
            throw PipelineErrors.noStage(name(), stage);
        }
        return slot;
    }

    PipelineRun newExecution(PipelineRun.Start start, Instant now) {
        var run = new PipelineRun(executions.size() + 1L, declaration(), start, now);
        executions.put(run.id(), run);
        return run;
    }

    /** The newest first. */
    List<PipelineRun> executions() {
        return List.copyOf(executions.values()).reversed();
    }

    PipelineRun execution(String id) {
        PipelineRun run = executions.get(id);
        if (run == null) {
            throw PipelineErrors.noExecution(name(), id);
        }
        return run;
    }

    /** Execution ids by the client request token that started them. */
    Map<String, String> startTokens() {
        return startTokens;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The version that polling has started an execution for last, by source action. */
    Map<String, String> polled() {
        return polled;
    }

    boolean isDeleted() {
        return deleted;
    }

    void delete() {
        deleted = true;
    }
}
