package dev.countersign.domain.pipelines;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline's structure, as {@code GetPipeline} tells it.
 *
 * @param version counts up with each change of the structure
 * @param pollingDisabledAt when AWS stopped looking for changes of its sources, because the pipeline had been idle
 * @param type {@code V1} or {@code V2}; absent when it was not told
 */
public record Pipeline(
        String name,
        int version,
        ExecutionMode executionMode,
        List<PipelineStage> stages,
        Optional<Instant> pollingDisabledAt,
        Optional<String> type) {
    public Pipeline {
        requireNonNull(name, "name");
        requireNonNull(executionMode, "executionMode");
        requireNonNull(type, "type");
        requireNonNull(pollingDisabledAt, "pollingDisabledAt");
        stages = List.copyOf(stages);
    }

    /** A pipeline of a type that was not told. */
    public Pipeline(
            String name,
            int version,
            ExecutionMode executionMode,
            List<PipelineStage> stages,
            Optional<Instant> pollingDisabledAt) {
        this(name, version, executionMode, stages, pollingDisabledAt, Optional.empty());
    }

    /** One whose sources are looked at as its structure says, of a type that was not told. */
    public Pipeline(String name, int version, ExecutionMode executionMode, List<PipelineStage> stages) {
        this(name, version, executionMode, stages, Optional.empty(), Optional.empty());
    }

    /** What happens to executions that meet in a pipeline. */
    public enum ExecutionMode {
        SUPERSEDED,
        QUEUED,
        PARALLEL
    }

    /**
     * A stage and its actions in the order of declaration.
     *
     * @param entry what is checked before an execution may enter
     */
    public record PipelineStage(String name, List<PipelineAction> actions, Optional<EntryCondition> entry) {
        public PipelineStage {
            requireNonNull(name, "name");
            requireNonNull(entry, "entry");
            actions = List.copyOf(actions);
        }

        /** One that any execution may enter. */
        public PipelineStage(String name, List<PipelineAction> actions) {
            this(name, actions, Optional.empty());
        }
    }

    /**
     * A condition that is checked before a stage.
     *
     * @param result what becomes of an execution that does not meet it: {@code FAIL} or {@code SKIP}
     * @param rules their names
     */
    public record EntryCondition(String result, List<String> rules) {
        public EntryCondition {
            requireNonNull(result, "result");
            rules = List.copyOf(rules);
        }
    }

    /** Every manual approval of the pipeline, in order. */
    public List<ApprovalAddress> approvals() {
        return stages.stream()
                .flatMap(stage -> stage.actions().stream()
                        .filter(PipelineAction::isManualApproval)
                        .map(action -> new ApprovalAddress(name, stage.name(), action.name())))
                .toList();
    }

    /** The actions that take their source from S3. */
    public List<PipelineAction> objectSources() {
        return stages.stream()
                .flatMap(stage -> stage.actions().stream())
                .filter(action -> action.objectSource().isPresent())
                .toList();
    }

    public Optional<PipelineStage> stage(String stage) {
        return stages.stream().filter(one -> one.name().equals(stage)).findFirst();
    }

    public Optional<PipelineAction> action(ApprovalAddress address) {
        return stages.stream()
                .filter(stage -> stage.name().equals(address.stage()))
                .flatMap(stage -> stage.actions().stream())
                .filter(action -> action.name().equals(address.action()))
                .findFirst();
    }
}
