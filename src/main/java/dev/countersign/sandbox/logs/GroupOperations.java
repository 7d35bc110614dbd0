package dev.countersign.sandbox.logs;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** Log groups: their life, retention and tags. */
final class GroupOperations {
    private static final int MOST = 50;
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final LogStore store;

    GroupOperations(LogStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(
                CreateLogGroupRequest.class,
                Access.on("logs:CreateLogGroup", r -> store.streamArn(r.logGroupName(), null)),
                (r, caller) -> create(r));
        operations.on(
                DeleteLogGroupRequest.class,
                Access.on("logs:DeleteLogGroup", r -> store.streamArn(r.logGroupName(), null)),
                (r, caller) -> {
                    store.delete(store.group(r.logGroupName()));
                    return DeleteLogGroupResponse.builder().build();
                });
        operations.on(
                DescribeLogGroupsRequest.class,
                Access.on("logs:DescribeLogGroups", r -> store.streamArn(null, null)),
                (r, caller) -> describe(r));
        operations.on(
                PutRetentionPolicyRequest.class,
                Access.on("logs:PutRetentionPolicy", r -> store.streamArn(r.logGroupName(), null)),
                (r, caller) -> retain(r));
        operations.on(
                DeleteRetentionPolicyRequest.class,
                Access.on("logs:DeleteRetentionPolicy", r -> store.streamArn(r.logGroupName(), null)),
                (r, caller) -> {
                    store.group(r.logGroupName()).retain(Optional.empty());
                    return DeleteRetentionPolicyResponse.builder().build();
                });
        registerTags(operations);
    }

    private void registerTags(Operations operations) {
        operations.on(
                TagResourceRequest.class,
                Access.on("logs:TagResource", TagResourceRequest::resourceArn),
                (r, caller) -> {
                    store.group(r.resourceArn()).tags().putAll(r.tags());
                    return TagResourceResponse.builder().build();
                });
        operations.on(
                UntagResourceRequest.class,
                Access.on("logs:UntagResource", UntagResourceRequest::resourceArn),
                (r, caller) -> {
                    r.tagKeys().forEach(store.group(r.resourceArn()).tags()::remove);
                    return UntagResourceResponse.builder().build();
                });
        operations.on(
                ListTagsForResourceRequest.class,
                Access.on("logs:ListTagsForResource", ListTagsForResourceRequest::resourceArn),
                (r, caller) -> ListTagsForResourceResponse.builder()
                        .tags(store.group(r.resourceArn()).tags())
                        .build());
    }

    private CreateLogGroupResponse create(CreateLogGroupRequest r) {
        LogGroup group = store.create(String.valueOf(r.logGroupName()), r.kmsKeyId());
        group.tags().putAll(r.tags());
        return CreateLogGroupResponse.builder().build();
    }

    private PutRetentionPolicyResponse retain(PutRetentionPolicyRequest r) {
        if (!RETENTIONS.contains(r.retentionInDays())) {
            throw LogStore.invalid("1 validation error detected: Value '" + r.retentionInDays()
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set");
        }
        store.group(r.logGroupName()).retain(Optional.of(r.retentionInDays()));
        return PutRetentionPolicyResponse.builder().build();
    }

    private DescribeLogGroupsResponse describe(DescribeLogGroupsRequest r) {
        var all = store.groups().stream()
                .filter(group -> r.logGroupNamePrefix() == null || group.name().startsWith(r.logGroupNamePrefix()))
                .filter(group -> r.logGroupNamePattern() == null || group.name().contains(r.logGroupNamePattern()))
                .filter(group -> !r.hasLogGroupIdentifiers()
                        || r.logGroupIdentifiers().stream()
                                .map(LogStore::nameOf)
                                .anyMatch(group.name()::equals))
                .map(GroupOperations::describe)
                .toList();
        var page = page(all, r.nextToken(), r.limit());
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items())
                .nextToken(page.next())
                .build();
    }

    static <T> Page<T> page(List<T> all, @Nullable String token, @Nullable Integer limit) {
        try {
            return Page.of(all, token, limit, MOST);
        } catch (IllegalArgumentException e) {
            throw LogStore.invalid("The specified nextToken is invalid.");
        }
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup describe(LogGroup group) {
        long bytes = group.streams().values().stream()
                .flatMap(stream -> stream.events().stream())
                .mapToLong(event -> event.message().length() + 26L)
                .sum();
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .arn(group.arn() + ":*")
                .logGroupArn(group.arn())
                .creationTime(group.created())
                .retentionInDays(group.retentionDays().orElse(null))
                .metricFilterCount(0)
                .storedBytes(bytes)
                .kmsKeyId(group.kmsKeyId())
                .logGroupClass(LogGroupClass.STANDARD)
                .build();
    }
}
