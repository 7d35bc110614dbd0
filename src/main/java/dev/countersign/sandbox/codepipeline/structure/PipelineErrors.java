package dev.countersign.sandbox.codepipeline.structure;

import dev.countersign.sandbox.api.ServiceError;

/** The errors of CodePipeline, in its words. */
public final class PipelineErrors {
    private PipelineErrors() {}

    public static ServiceError noPipeline(String account, String name) {
        return ServiceError.of(
                "PipelineNotFoundException",
                "Account '" + account + "' does not have a pipeline with name '" + name + "'");
    }

    public static ServiceError noVersion(String name, int version) {
        return ServiceError.of(
                "PipelineVersionNotFoundException",
                "Pipeline '" + name + "' does not have a version '" + version + "'");
    }

    public static ServiceError noStage(String pipeline, String stage) {
        return ServiceError.of(
                "StageNotFoundException",
                "Pipeline '" + pipeline + "' does not have a stage with name '" + stage + "'");
    }

    public static ServiceError noAction(String pipeline, String stage, String action) {
        return ServiceError.of(
                "ActionNotFoundException",
                "Stage '" + stage + "' of pipeline '" + pipeline + "' does not have an action with name '" + action
                        + "'");
    }

    public static ServiceError noExecution(String pipeline, String id) {
        return ServiceError.of(
                "PipelineExecutionNotFoundException",
                "Pipeline '" + pipeline + "' does not have an execution with id '" + id + "'");
    }

    public static ServiceError tooManyExecutions(String pipeline, int most) {
        return ServiceError.of(
                "ConcurrentPipelineExecutionsLimitExceededException",
                "Pipeline '" + pipeline + "' has reached the limit of " + most + " concurrent pipeline executions");
    }

    public static ServiceError structure(String message) {
        return ServiceError.of("InvalidStructureException", message);
    }

    public static ServiceError action(String message) {
        return ServiceError.of("InvalidActionDeclarationException", message);
    }

    public static ServiceError stage(String message) {
        return ServiceError.of("InvalidStageDeclarationException", message);
    }

    /** A parameter outside of its constraint, in the form that AWS's request validation has. */
    public static ServiceError constraint(String value, String member, String constraint) {
        return ServiceError.of(
                "ValidationException",
                "1 validation error detected: Value '" + value + "' at '" + member
                        + "' failed to satisfy constraint: Member must " + constraint);
    }
}
