package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.PipelineRun;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import dev.countersign.sandbox.codepipeline.structure.PipelineErrors;
import dev.countersign.sandbox.codepipeline.structure.StructureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.CreatePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.CreatePipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.DeletePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.DeletePipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.ExecutionTrigger;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesRequest;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;
import software.amazon.awssdk.services.codepipeline.model.UpdatePipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.UpdatePipelineResponse;

/** Pipelines: created, changed, read, listed, deleted. */
final class PipelineOperations {
    private static final int MOST = 1000;

    private final World world;
    private final Pipelines pipelines;
    private final Engine engine;
    private final Endings endings;
    private final SourcePolling polling;
    private final StructureCheck structure;

    PipelineOperations(World world, Pipelines pipelines, Engine engine, Endings endings, SourcePolling polling) {
        this.world = world;
        this.pipelines = pipelines;
        this.engine = engine;
        this.endings = endings;
        this.polling = polling;
        this.structure = new StructureCheck(world.account());
    }

    void register() {
        var on = world.operations();
        on.on(CreatePipelineRequest.class, q -> writeAccess("codepipeline:CreatePipeline", q.pipeline()), this::create);
        on.on(UpdatePipelineRequest.class, q -> writeAccess("codepipeline:UpdatePipeline", q.pipeline()), this::update);
        on.on(
                DeletePipelineRequest.class,
                Access.on("codepipeline:DeletePipeline", q -> pipelines.arn(q.name())),
                this::delete);
        on.on(GetPipelineRequest.class, Access.on("codepipeline:GetPipeline", q -> pipelines.arn(q.name())), this::get);
        on.on(ListPipelinesRequest.class, Access.onAll("codepipeline:ListPipelines"), this::list);
    }

    private List<Needed> writeAccess(String action, PipelineDeclaration pipeline) {
        List<Needed> needed = new ArrayList<>();
        needed.add(new Needed(action, pipelines.arn(pipeline.name())));
        Stream.concat(
                        Stream.of(pipeline.roleArn()),
                        pipeline.stages().stream()
                                .flatMap(stage -> stage.actions().stream())
                                .map(ActionDeclaration::roleArn))
                .filter(Objects::nonNull)
                .distinct()
                .map(role ->
                        new Needed("iam:PassRole", role, Map.of("iam:PassedToService", "codepipeline.amazonaws.com")))
                .forEach(needed::add);
        return needed;
    }

    private CreatePipelineResponse create(CreatePipelineRequest request, Caller caller) {
        PipelineDeclaration accepted = accepted(request.pipeline());
        var pipeline = new Pipeline(
                pipelines.arn(accepted.name()), accepted, world.clock().instant());
        request.tags().forEach(tag -> pipeline.tags().put(tag.key(), tag.value()));
        if (!pipelines.add(accepted.name(), pipeline)) {
            throw ServiceError.of(
                    "PipelineNameInUseException",
                    "A pipeline with the name '" + accepted.name() + "' already exists in account '"
                            + world.account().id() + "'");
        }
        var trigger = ExecutionTrigger.builder()
                .triggerType(TriggerType.CREATE_PIPELINE)
                .triggerDetail(caller.arn())
                .build();
        engine.start(pipeline, new PipelineRun.Start(trigger, List.of(), ExecutionOperations.defaults(accepted)));
        polling.follow(pipeline);
        return CreatePipelineResponse.builder()
                .pipeline(pipeline.declaration())
                .tags(request.hasTags() ? request.tags() : null)
                .build();
    }

    private PipelineDeclaration accepted(PipelineDeclaration given) {
        PipelineDeclaration accepted = structure.accepted(given);
        if (accepted.roleArn() == null || !accepted.roleArn().matches("arn:[^:]+:iam::\\d{12}:role/.+")) {
            throw PipelineErrors.constraint(
                    String.valueOf(accepted.roleArn()),
                    "pipeline.roleArn",
                    "satisfy regular expression pattern: arn:aws(-[\\w]+)*:iam::[0-9]{12}:role/.*");
        }
        return accepted;
    }

    private UpdatePipelineResponse update(UpdatePipelineRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.pipeline().name());
        PipelineDeclaration accepted = accepted(request.pipeline());
        synchronized (pipeline) {
            endings.cancelAll(pipeline);
            pipeline.change(accepted, world.clock().instant());
            polling.follow(pipeline);
            return UpdatePipelineResponse.builder()
                    .pipeline(pipeline.declaration())
                    .build();
        }
    }

    private DeletePipelineResponse delete(DeletePipelineRequest request, Caller caller) {
        // To delete a pipeline that is not there is no error.
        Optional<Pipeline> removed = pipelines.remove(request.name());
        removed.ifPresent(pipeline -> {
            synchronized (pipeline) {
                pipeline.delete();
                endings.drop(pipeline);
            }
        });
        return DeletePipelineResponse.builder().build();
    }

    private GetPipelineResponse get(GetPipelineRequest request, Caller caller) {
        Pipeline pipeline = pipelines.require(request.name());
        synchronized (pipeline) {
            PipelineDeclaration declaration = request.version() == null
                    ? pipeline.declaration()
                    : pipeline.version(request.version())
                            .orElseThrow(() -> PipelineErrors.noVersion(request.name(), request.version()));
            return GetPipelineResponse.builder()
                    .pipeline(declaration)
                    .metadata(m -> m.pipelineArn(pipeline.arn())
                            .created(pipeline.created())
                            .updated(pipeline.updated())
                            .pollingDisabledAt(pipeline.pollingDisabled().orElse(null)))
                    .build();
        }
    }

    private ListPipelinesResponse list(ListPipelinesRequest request, Caller caller) {
        List<PipelineSummary> all =
                pipelines.all().stream().map(PipelineOperations::summary).toList();
        Page<PipelineSummary> page = page(all, request.nextToken(), request.maxResults(), MOST);
        return ListPipelinesResponse.builder()
                .pipelines(page.items())
                .nextToken(page.next())
                .build();
    }

    private static PipelineSummary summary(Pipeline pipeline) {
        synchronized (pipeline) {
            PipelineDeclaration declaration = pipeline.declaration();
            return PipelineSummary.builder()
                    .name(declaration.name())
                    .version(declaration.version())
                    .pipelineType(declaration.pipelineType())
                    .executionMode(declaration.executionMode())
                    .created(pipeline.created())
                    .updated(pipeline.updated())
                    .build();
        }
    }

    static <T> Page<T> page(
            List<T> all,
            @org.jspecify.annotations.Nullable String token,
            @org.jspecify.annotations.Nullable Integer limit,
            int most) {
        try {
            return Page.of(all, token, limit, most);
        } catch (IllegalArgumentException e) {
            throw ServiceError.of("InvalidNextTokenException", "The next token is not valid.");
        }
    }
}
