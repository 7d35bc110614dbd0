package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** Tags of state machines. */
final class TagOperations {
    private final World world;
    private final Store store;

    TagOperations(World world, Store store) {
        this.world = world;
        this.store = store;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                ListTagsForResourceRequest.class,
                Access.on("states:ListTagsForResource", r -> String.valueOf(r.resourceArn())),
                (r, caller) -> list(r));
        operations.on(
                TagResourceRequest.class,
                Access.on("states:TagResource", r -> String.valueOf(r.resourceArn())),
                (r, caller) -> {
                    Map<String, String> tags = tagsOf(r.resourceArn());
                    r.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                    return TagResourceResponse.builder().build();
                });
        operations.on(
                UntagResourceRequest.class,
                Access.on("states:UntagResource", r -> String.valueOf(r.resourceArn())),
                (r, caller) -> {
                    tagsOf(r.resourceArn()).keySet().removeAll(r.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private Map<String, String> tagsOf(@Nullable String arn) {
        Constraints.arn(arn);
        return store.find(arn)
                .map(registered -> store.tags(registered.machine().arn()))
                .orElseThrow(() -> ServiceError.of("ResourceNotFound", "Resource not found: '" + arn + "'"));
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest r) {
        return ListTagsForResourceResponse.builder()
                .tags(tagsOf(r.resourceArn()).entrySet().stream()
                        .map(e -> Tag.builder()
                                .key(e.getKey())
                                .value(e.getValue())
                                .build())
                        .toList())
                .build();
    }
}
