package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.ActionRun;
import dev.countersign.sandbox.codepipeline.run.ActionRun.Outcome;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.structure.ActionType;
import java.util.Map;
import java.util.Optional;

/** Brings actions to do what their type does, with the pipeline's role or their own. */
final class ActionWork {
    static final String PRINCIPAL = "codepipeline.amazonaws.com";

    private final World world;
    private final Engine engine;
    private final S3Source source;
    private final S3Deploy deploy;
    private final ManualApproval approval;

    ActionWork(World world, Engine engine) {
        this.world = world;
        this.engine = engine;
        this.source = new S3Source(world);
        this.deploy = new S3Deploy(world);
        this.approval = new ManualApproval(world, engine);
    }

    /** What has to be known before the action is told to have started. */
    void prepare(ActionRun run) {
        if (type(run) == ActionType.MANUAL_APPROVAL) {
            run.awaitAnswer();
        }
    }

    /** Returns at once; the engine is told when the action has ended. */
    void start(Pipeline pipeline, ActionRun run) {
        Map<String, String> configuration;
        try {
            configuration = Variables.resolve(
                    run.action().configuration(), run.execution().variables());
        } catch (Variables.Unresolvable e) {
            var failed = Outcome.failed("ConfigurationError", String.valueOf(e.getMessage()));
            world.clock().run(() -> engine.complete(pipeline, run, failed));
            return;
        }
        run.resolved(configuration);
        if (type(run) == ActionType.MANUAL_APPROVAL) {
            approval.watch(pipeline, run);
        }
        world.clock().run(() -> outcome(pipeline, run).ifPresent(end -> engine.complete(pipeline, run, end)));
    }

    private Optional<Outcome> outcome(Pipeline pipeline, ActionRun run) {
        try {
            Caller role = role(world, run);
            return switch (type(run)) {
                case S3_SOURCE -> Optional.of(source.run(pipeline, run, role));
                case S3_DEPLOY -> Optional.of(deploy.run(pipeline, run, role));
                case MANUAL_APPROVAL -> approval.publish(run, role);
            };
        } catch (ServiceError e) {
            return Optional.of(Outcome.failed(
                    e.status() == 403 ? "PermissionError" : "ConfigurationError", String.valueOf(e.getMessage())));
        }
    }

    private ActionType type(ActionRun run) {
        return ActionType.of(run.action(), world.account().region());
    }

    /** The role that an action works with: its own, taken on by the pipeline's, or the pipeline's. */
    static Caller role(World world, ActionRun run) {
        return role(
                world,
                run.execution().declaration().roleArn(),
                Optional.ofNullable(run.action().roleArn()),
                run.id());
    }

    static Caller role(World world, String pipelineRole, Optional<String> actionRole, String session) {
        Caller pipeline = world.identities().assume(pipelineRole, PRINCIPAL, session);
        return actionRole
                .map(role -> world.identities().assume(pipeline, role, session))
                .orElse(pipeline);
    }
}
