package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

/** Looks at regular intervals whether the object of a polled source has a new version, and then starts the pipeline. */
final class SourcePolling {
    private final World world;
    private final Engine engine;
    private final Duration interval;

    SourcePolling(World world, Engine engine, Duration interval) {
        this.world = world;
        this.engine = engine;
        this.interval = interval;
    }

    /** Polls the sources of a pipeline, as its newest version declares them, until it is deleted. */
    void follow(Pipeline pipeline) {
        world.clock().after(interval, () -> {
            PipelineDeclaration declaration;
            synchronized (pipeline) {
                if (pipeline.isDeleted()) {
                    return;
                }
                declaration = pipeline.declaration();
            }
            look(pipeline, declaration);
            follow(pipeline);
        });
    }

    private void look(Pipeline pipeline, PipelineDeclaration declaration) {
        for (ActionDeclaration source : declaration.stages().getFirst().actions()) {
            // Polling is what CodePipeline does unless it is told not to.
            if (!"false".equalsIgnoreCase(source.configuration().get("PollForSourceChanges"))) {
                newest(declaration, source).ifPresent(version -> seen(pipeline, declaration, source, version));
            }
        }
    }

    private Optional<String> newest(PipelineDeclaration declaration, ActionDeclaration source) {
        try {
            Caller role = ActionWork.role(
                    world, declaration.roleArn(), Optional.ofNullable(source.roleArn()), "source-polling");
            return Optional.of(S3Source.newest(
                    world,
                    role,
                    source.configuration().getOrDefault("S3Bucket", ""),
                    source.configuration().getOrDefault("S3ObjectKey", "")));
        } catch (ServiceError e) {
            // Not there, or not allowed to look: as with CodePipeline, nothing starts and nobody is told.
            return Optional.empty();
        }
    }

    private void seen(Pipeline pipeline, PipelineDeclaration declaration, ActionDeclaration source, String version) {
        synchronized (pipeline) {
            // Where there is no room for another execution, the next look finds the same version anew.
            if (pipeline.isDeleted()
                    || Engine.isFull(pipeline)
                    || version.equals(pipeline.polled().put(source.name(), version))) {
                return;
            }
            var trigger = ExecutionTrigger.builder()
                    .triggerType(TriggerType.POLL_FOR_SOURCE_CHANGES)
                    .triggerDetail(source.name())
                    .build();
            engine.start(
                    pipeline, new PipelineRun.Start(trigger, List.of(), ExecutionOperations.defaults(declaration)));
        }
    }
}
