package dev.countersign.sandbox.codepipeline;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.codepipeline.run.Pipeline;
import dev.countersign.sandbox.codepipeline.run.Pipelines;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.codepipeline.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.codepipeline.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.codepipeline.model.Tag;
import software.amazon.awssdk.services.codepipeline.model.TagResourceRequest;
import software.amazon.awssdk.services.codepipeline.model.TagResourceResponse;
import software.amazon.awssdk.services.codepipeline.model.UntagResourceRequest;
import software.amazon.awssdk.services.codepipeline.model.UntagResourceResponse;

/** The tags of pipelines. */
final class PipelineTags {
    private final World world;
    private final Pipelines pipelines;

    PipelineTags(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
    }

    void register() {
        var on = world.operations();
        on.on(
                ListTagsForResourceRequest.class,
                Access.on("codepipeline:ListTagsForResource", ListTagsForResourceRequest::resourceArn),
                (q, caller) -> with(
                        q.resourceArn(),
                        tags -> ListTagsForResourceResponse.builder()
                                .tags(tags.entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(tag -> Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                        .toList())
                                .build()));
        on.on(
                TagResourceRequest.class,
                Access.on("codepipeline:TagResource", TagResourceRequest::resourceArn),
                (q, caller) -> with(q.resourceArn(), tags -> {
                    q.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                    return TagResourceResponse.builder().build();
                }));
        on.on(
                UntagResourceRequest.class,
                Access.on("codepipeline:UntagResource", UntagResourceRequest::resourceArn),
                (q, caller) -> with(q.resourceArn(), tags -> {
                    q.tagKeys().forEach(tags::remove);
                    return UntagResourceResponse.builder().build();
                }));
    }

    private <A> A with(String arn, Function<Map<String, String>, A> use) {
        Pipeline pipeline = pipelines.all().stream()
                .filter(one -> one.arn().equals(arn))
                .findFirst()
                .orElseThrow(
                        () -> ServiceError.of("ResourceNotFoundException", "The resource " + arn + " does not exist."));
        synchronized (pipeline) {
            return use.apply(pipeline.tags());
        }
    }
}
