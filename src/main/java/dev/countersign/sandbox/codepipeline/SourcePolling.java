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

/**
 * Looks at regular intervals whether the object of a polled source has a new version, and then starts the pipeline. A pipeline that was
 * neither started nor changed for 30 days is not looked after any more; {@code GetPipeline} tells since when.
 */
final class SourcePolling {
    private static final Duration IDLE = Duration.ofDays(30);

    private final World world;
    private final Engine engine;
    private final Duration interval;

    SourcePolling(World world, Engine engine, Duration interval) {
        this.world = world;
        this.engine = engine;
        this.interval = interval;
    }

    /** Polls the sources of a pipeline as long as there is something to poll; to be called again when the pipeline has changed. */
    void follow(Pipeline pipeline) {
        synchronized (pipeline) {
            if (!pipeline.isFollowed()) {
                pipeline.follow(true);
                next(pipeline, -1);
            }
        }
    }

    /** @param quiet how many calls there had been when nothing new was found; without a further one there is nothing now either */
    private void next(Pipeline pipeline, long quiet) {
        world.clock().after(interval, () -> {
            Optional<PipelineDeclaration> declaration;
            synchronized (pipeline) {
                declaration = polled(pipeline);
                pipeline.follow(declaration.isPresent());
            }
            declaration.ifPresent(present -> look(pipeline, present, quiet));
        });
    }

    private void look(Pipeline pipeline, PipelineDeclaration declaration, long quiet) {
        long before = world.operations().calls();
        if (before == quiet) {
            next(pipeline, quiet);
            return;
        }
        int looks = look(pipeline, declaration);
        long after = world.operations().calls();
        // What somebody else called meanwhile may have changed what was just looked at.
        next(pipeline, after == before + looks ? after : before);
    }

    /** Empty when there is nothing to poll, or nobody polls any more. */
    private Optional<PipelineDeclaration> polled(Pipeline pipeline) {
        PipelineDeclaration declaration = pipeline.declaration();
        if (pipeline.isDeleted()
                || pipeline.pollingDisabled().isPresent()
                || declaration.stages().getFirst().actions().stream().noneMatch(SourcePolling::isPolled)) {
            return Optional.empty();
        }
        if (pipeline.active().plus(IDLE).isBefore(world.clock().instant())) {
            pipeline.disablePolling(world.clock().instant());
            return Optional.empty();
        }
        return Optional.of(declaration);
    }

    /** Polling is what CodePipeline does unless it is told not to. */
    private static boolean isPolled(ActionDeclaration source) {
        return !"false".equalsIgnoreCase(source.configuration().get("PollForSourceChanges"));
    }

    /** Answers how many sources were looked at. */
    private int look(Pipeline pipeline, PipelineDeclaration declaration) {
        List<ActionDeclaration> sources = declaration.stages().getFirst().actions().stream()
                .filter(SourcePolling::isPolled)
                .toList();
        sources.forEach(source ->
                newest(declaration, source).ifPresent(version -> seen(pipeline, declaration, source, version)));
        return sources.size();
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
