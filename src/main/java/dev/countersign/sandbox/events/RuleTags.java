package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;

/** The tags of rules. */
final class RuleTags {
    private final World world;
    private final RuleBook rules;

    RuleTags(World world, RuleBook rules) {
        this.world = world;
        this.rules = rules;
    }

    void register() {
        var on = world.operations();
        on.on(
                ListTagsForResourceRequest.class,
                Access.on("events:ListTagsForResource", ListTagsForResourceRequest::resourceARN),
                (q, caller) -> ListTagsForResourceResponse.builder()
                        .tags(shown(rules.requireByArn(q.resourceARN()).tags()))
                        .build());
        on.on(
                TagResourceRequest.class,
                Access.on("events:TagResource", TagResourceRequest::resourceARN),
                (q, caller) -> {
                    Map<String, String> tags = tagsOf(q.resourceARN());
                    q.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                    rules.change(name(q.resourceARN()), rule -> rule.withTags(tags));
                    return TagResourceResponse.builder().build();
                });
        on.on(
                UntagResourceRequest.class,
                Access.on("events:UntagResource", UntagResourceRequest::resourceARN),
                (q, caller) -> {
                    Map<String, String> tags = tagsOf(q.resourceARN());
                    q.tagKeys().forEach(tags::remove);
                    rules.change(name(q.resourceARN()), rule -> rule.withTags(tags));
                    return UntagResourceResponse.builder().build();
                });
    }

    private Map<String, String> tagsOf(String arn) {
        return new HashMap<>(rules.requireByArn(arn).tags());
    }

    private String name(String arn) {
        return rules.requireByArn(arn).name();
    }

    private static List<Tag> shown(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
