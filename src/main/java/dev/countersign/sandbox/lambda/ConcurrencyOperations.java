package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Operations;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Reserved concurrency, and tags. */
final class ConcurrencyOperations {
    private final FunctionStore store;

    ConcurrencyOperations(FunctionStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(
                PutFunctionConcurrencyRequest.class,
                Access.on("lambda:PutFunctionConcurrency", r -> store.askedArn(r.functionName(), null)),
                (r, caller) -> put(r));
        operations.on(
                GetFunctionConcurrencyRequest.class,
                Access.on("lambda:GetFunctionConcurrency", r -> store.askedArn(r.functionName(), null)),
                (r, caller) -> GetFunctionConcurrencyResponse.builder()
                        .reservedConcurrentExecutions(store.get(r.functionName())
                                .reservedConcurrency()
                                .orElse(null))
                        .build());
        operations.on(
                DeleteFunctionConcurrencyRequest.class,
                Access.on("lambda:DeleteFunctionConcurrency", r -> store.askedArn(r.functionName(), null)),
                (r, caller) -> {
                    store.get(r.functionName()).reserve(Optional.empty());
                    return DeleteFunctionConcurrencyResponse.builder().build();
                });
        registerTags(operations);
    }

    private PutFunctionConcurrencyResponse put(PutFunctionConcurrencyRequest r) {
        Integer limit = r.reservedConcurrentExecutions();
        if (limit == null || limit < 0) {
            throw LambdaErrors.invalidParameter("ReservedConcurrentExecutions must be 0 or more");
        }
        store.get(r.functionName()).reserve(Optional.of(limit));
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(limit)
                .build();
    }

    private void registerTags(Operations operations) {
        operations.on(TagResourceRequest.class, Access.on("lambda:TagResource", r -> r.resource()), (r, caller) -> {
            store.get(r.resource()).tags().putAll(r.tags());
            return TagResourceResponse.builder().build();
        });
        operations.on(UntagResourceRequest.class, Access.on("lambda:UntagResource", r -> r.resource()), (r, caller) -> {
            r.tagKeys().forEach(store.get(r.resource()).tags()::remove);
            return UntagResourceResponse.builder().build();
        });
        operations.on(
                ListTagsRequest.class,
                Access.on("lambda:ListTags", r -> r.resource()),
                (r, caller) -> ListTagsResponse.builder()
                        .tags(store.get(r.resource()).tags())
                        .build());
    }
}
