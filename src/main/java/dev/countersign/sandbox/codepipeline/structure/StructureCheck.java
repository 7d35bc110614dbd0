package dev.countersign.sandbox.codepipeline.structure;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStore;
import software.amazon.awssdk.services.codepipeline.model.ExecutionMode;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** Refuses pipeline structures that CodePipeline refuses, and says what the sandbox lacks. */
public final class StructureCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@\\-_]{1,100}");
    private static final int MOST_STAGES = 50;
    private static final int SHORTEST_TIMEOUT = 5;
    private static final int LONGEST_TIMEOUT = 86_400;

    private final Account account;

    public StructureCheck(Account account) {
        this.account = account;
    }

    /**
     * The declaration with CodePipeline's defaults filled in.
     *
     * @throws ServiceError for a structure that is not accepted
     */
    public PipelineDeclaration accepted(PipelineDeclaration given) {
        name(given.name(), "pipeline.name");
        PipelineDeclaration complete = given.toBuilder()
                .pipelineType(given.pipelineType() == null ? PipelineType.V1 : given.pipelineType())
                .executionMode(given.executionMode() == null ? ExecutionMode.SUPERSEDED : given.executionMode())
                .build();
        checkKind(complete);
        checkStores(complete);
        checkStages(complete.pipelineType(), complete.stages());
        Set<String> artifacts = new HashSet<>();
        for (int i = 0; i < complete.stages().size(); i++) {
            checkActions(complete.stages().get(i), i == 0);
            checkArtifacts(complete.stages().get(i), artifacts);
        }
        checkNamespaces(complete);
        return complete;
    }

    private static void checkKind(PipelineDeclaration pipeline) {
        switch (pipeline.executionMode()) {
            case SUPERSEDED -> {}
            case QUEUED, PARALLEL -> {
                if (pipeline.pipelineType() == PipelineType.V1) {
                    throw PipelineErrors.structure("The execution mode " + pipeline.executionMode()
                            + " is only supported for pipelines of type V2");
                }
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw PipelineErrors.constraint(
                        pipeline.executionModeAsString(),
                        "pipeline.executionMode",
                        "satisfy enum value set: [QUEUED, SUPERSEDED, PARALLEL]");
        }
        switch (pipeline.pipelineType()) {
            case V1 -> {
                if (!pipeline.variables().isEmpty() || !pipeline.triggers().isEmpty()) {
                    throw PipelineErrors.structure(
                            "Pipeline variables and triggers are only supported for pipelines of type V2");
                }
            }
            case V2 -> {
                if (!pipeline.triggers().isEmpty()) {
                    throw ServiceError.notImplemented("triggers of CodePipeline pipelines");
                }
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw PipelineErrors.constraint(
                        pipeline.pipelineTypeAsString(), "pipeline.pipelineType", "satisfy enum value set: [V1, V2]");
        }
    }

    private void checkStores(PipelineDeclaration pipeline) {
        boolean one = pipeline.artifactStore() != null;
        boolean several = !pipeline.artifactStores().isEmpty();
        if (one == several) {
            throw PipelineErrors.structure(
                    "You must include either artifactStore or artifactStores in your pipeline, but you cannot use both.");
        }
        ArtifactStore store = store(pipeline, account.region());
        if (store == null || store.location() == null) {
            throw PipelineErrors.structure("The pipeline has no artifact store in its own Region " + account.region());
        }
        if (store.encryptionKey() != null) {
            throw ServiceError.notImplemented("KMS keys of CodePipeline artifact stores");
        }
    }

    private static @Nullable ArtifactStore store(PipelineDeclaration pipeline, String region) {
        return pipeline.artifactStore() != null
                ? pipeline.artifactStore()
                : pipeline.artifactStores().get(region);
    }

    /** The bucket that holds the artifacts of a pipeline that was accepted. */
    public static String artifactBucket(PipelineDeclaration pipeline, String region) {
        ArtifactStore store = store(pipeline, region);
        if (store == null) {
            throw new IllegalStateException("a pipeline without artifact store was accepted");
        }
        return store.location();
    }

    private static void checkStages(PipelineType type, List<StageDeclaration> stages) {
        if (stages.size() < 2) {
            throw PipelineErrors.structure("Pipeline has only " + stages.size()
                    + " stage(s). There should be a minimum of 2 stages in a pipeline");
        }
        if (stages.size() > MOST_STAGES) {
            throw PipelineErrors.structure("Pipeline has more than " + MOST_STAGES + " stages");
        }
        Set<String> names = new HashSet<>();
        for (StageDeclaration stage : stages) {
            name(stage.name(), "pipeline.stages.member.name");
            if (!names.add(stage.name())) {
                throw PipelineErrors.stage("Stage name '" + stage.name() + "' must be unique within the pipeline");
            }
            ConditionCheck.check(type, stage);
        }
    }

    private void checkActions(StageDeclaration stage, boolean first) {
        if (stage.actions().isEmpty()) {
            throw PipelineErrors.stage("Stage '" + stage.name() + "' should have at least one action");
        }
        Set<String> names = new HashSet<>();
        for (ActionDeclaration action : stage.actions()) {
            name(action.name(), "pipeline.stages.member.actions.member.name");
            if (!names.add(action.name())) {
                throw PipelineErrors.stage(
                        "Action name '" + action.name() + "' must be unique within stage '" + stage.name() + "'");
            }
            ActionType type = ActionType.of(action, account.region());
            if (first != type.isSource()) {
                throw PipelineErrors.structure(
                        first
                                ? "Pipeline should start with a stage that only contains source actions"
                                : "Source actions are only allowed in the first stage of a pipeline: " + action.name());
            }
            type.check(action);
            checkSettings(action, type);
        }
    }

    private void checkSettings(ActionDeclaration action, ActionType type) {
        if (action.region() != null && !action.region().equals(account.region())) {
            throw ServiceError.notImplemented("CodePipeline actions in another Region than the pipeline's");
        }
        int order = action.runOrder() == null ? 1 : action.runOrder();
        if (order < 1 || order > 999) {
            throw PipelineErrors.constraint(String.valueOf(order), "runOrder", "have value between 1 and 999");
        }
        Integer timeout = action.timeoutInMinutes();
        if (timeout != null && type != ActionType.MANUAL_APPROVAL) {
            throw PipelineErrors.action("Action '" + action.name()
                    + "' has a timeout, which is only supported for manual approval actions");
        }
        if (timeout != null && (timeout < SHORTEST_TIMEOUT || timeout > LONGEST_TIMEOUT)) {
            throw PipelineErrors.constraint(
                    String.valueOf(timeout), "timeoutInMinutes", "have value between 5 and 86400");
        }
        if (!action.commands().isEmpty() || !action.environmentVariables().isEmpty()) {
            throw PipelineErrors.action(
                    "Action '" + action.name() + "' does not take commands or environment variables");
        }
    }

    private static void checkArtifacts(StageDeclaration stage, Set<String> known) {
        for (ActionDeclaration action : stage.actions()) {
            action.inputArtifacts().forEach(input -> {
                if (!known.contains(input.name())) {
                    throw PipelineErrors.action("Input Artifact Bundle " + input.name() + " in action " + action.name()
                            + " is not declared as Output Artifact Bundle in any of the preceding actions");
                }
            });
            action.outputArtifacts().forEach(output -> {
                if (!known.add(output.name())) {
                    throw PipelineErrors.action("Output Artifact Bundle name must be unique within the pipeline. "
                            + output.name() + " has been used more than once.");
                }
            });
        }
    }

    private static void checkNamespaces(PipelineDeclaration pipeline) {
        Set<String> namespaces = new HashSet<>(Set.of("codepipeline", "variables"));
        pipeline.stages().stream()
                .flatMap(stage -> stage.actions().stream())
                .filter(action -> action.namespace() != null)
                .forEach(action -> {
                    if (!namespaces.add(action.namespace())) {
                        throw PipelineErrors.action("Namespace '" + action.namespace() + "' of action '" + action.name()
                                + "' is reserved or used more than once");
                    }
                });
    }

    private static void name(@Nullable String name, String member) {
        String given = name == null ? "" : name;
        if (!NAME.matcher(given).matches()) {
            throw PipelineErrors.constraint(given, member, "satisfy regular expression pattern: [A-Za-z0-9.@\\-_]+");
        }
    }
}
