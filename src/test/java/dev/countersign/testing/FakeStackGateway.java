package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.StackGateway;
import dev.countersign.domain.stack.ChangeSet;
import dev.countersign.domain.stack.ChangeSetRequest;
import dev.countersign.domain.stack.ResourceChange;
import dev.countersign.domain.stack.StackDetail;
import dev.countersign.domain.stack.StackEvent;
import dev.countersign.domain.stack.StackId;
import dev.countersign.domain.stack.StackOutput;
import dev.countersign.domain.stack.StackResource;
import dev.countersign.domain.stack.StackStatus;
import dev.countersign.domain.stack.StackSummary;
import dev.countersign.domain.stack.TemplateSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CloudFormation in memory, as far as the port goes. Each test sets what the next calls answer. */
public final class FakeStackGateway implements StackGateway {
    public static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");

    public final Map<String, StackDetail> stacks = new LinkedHashMap<>();
    public final Map<String, List<StackEvent>> events = new LinkedHashMap<>();
    public final Map<String, String> templates = new LinkedHashMap<>();
    public final List<StackResource> resources = new ArrayList<>();
    public final List<ChangeSetRequest> requests = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public TemplateSummary summary =
            new TemplateSummary(Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    public List<ResourceChange> changes = List.of();
    public String changeSetStatus = "CREATE_COMPLETE";
    public Optional<String> changeSetReason = Optional.empty();
    public int looksUntilComputed;
    public @Nullable AwsFailure failure;
    /** Runs when a change set is executed or a deletion begins, with the request token. */
    public java.util.function.Consumer<String> onStarted = token -> {};

    public static StackId id(String name) {
        return new StackId("arn:aws:cloudformation:eu-west-1:111122223333:stack/" + name + "/0-1");
    }

    public static StackDetail stack(String name, String status, StackOutput... outputs) {
        return new StackDetail(
                new StackSummary(
                        id(name),
                        new StackStatus(status),
                        Optional.empty(),
                        Optional.empty(),
                        CREATED,
                        Optional.empty()),
                Map.of(),
                List.of(outputs),
                List.of(),
                false);
    }

    public void put(StackDetail stack) {
        stacks.put(stack.summary().name(), stack);
    }

    /** Adds an event to a stack's list. */
    public void event(String stack, String logicalId, String type, String status, String reason, String token) {
        List<StackEvent> list = events.computeIfAbsent(stack, s -> new ArrayList<>());
        boolean aboutStack = logicalId.equals(stack);
        list.add(new StackEvent(
                "e" + list.size(),
                CREATED.plusSeconds(list.size()),
                logicalId,
                Optional.of(aboutStack ? id(stack).arn() : "physical-" + logicalId),
                aboutStack ? "AWS::CloudFormation::Stack" : type,
                new StackStatus(status),
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                token.isEmpty() ? Optional.empty() : Optional.of(token)));
    }

    @Override
    public TemplateSummary summarize(String template) {
        called("summarize");
        return summary;
    }

    @Override
    public List<StackSummary> stacks() {
        called("stacks");
        return stacks.values().stream().map(StackDetail::summary).toList();
    }

    @Override
    public Optional<StackDetail> find(String nameOrArn) {
        called("find");
        return stacks.values().stream()
                .filter(s -> s.summary().name().equals(nameOrArn)
                        || s.summary().id().arn().equals(nameOrArn))
                .findFirst();
    }

    @Override
    public List<StackResource> resources(StackId stack) {
        called("resources");
        return List.copyOf(resources);
    }

    @Override
    public Optional<List<StackResource>> neighbours(String physicalId) {
        return resources.stream().anyMatch(resource -> resource.physicalId().equals(Optional.of(physicalId)))
                ? Optional.of(List.copyOf(resources))
                : Optional.empty();
    }

    @Override
    public String template(StackId stack) {
        called("template");
        return Optional.ofNullable(templates.get(stack.name()))
                .orElseThrow(() -> AwsFailure.of(Kind.NOT_FOUND, "cloudformation:GetTemplate", "no template"));
    }

    @Override
    public String createChangeSet(ChangeSetRequest request) {
        called("createChangeSet");
        requests.add(request);
        if (request.type() == ChangeSetRequest.Type.CREATE) {
            put(stack(request.stackName(), "REVIEW_IN_PROGRESS"));
        }
        return "changeSet/" + request.stackName();
    }

    @Override
    public ChangeSet changeSet(String arn) {
        called("changeSet");
        boolean pending = looksUntilComputed-- > 0;
        String status = pending ? "CREATE_IN_PROGRESS" : changeSetStatus;
        boolean available = status.equals("CREATE_COMPLETE");
        return new ChangeSet(
                arn,
                id(arn.substring(arn.indexOf('/') + 1)),
                new StackStatus(status),
                available ? "AVAILABLE" : "UNAVAILABLE",
                changeSetReason,
                changes);
    }

    @Override
    public void executeChangeSet(String arn, String token) {
        called("executeChangeSet");
        onStarted.accept(token);
    }

    @Override
    public void deleteChangeSet(String arn) {
        called("deleteChangeSet");
    }

    @Override
    public List<StackEvent> events(StackId stack, Optional<String> lastSeen) {
        called("events");
        List<StackEvent> all = events.getOrDefault(stack.name(), List.of());
        int from = lastSeen.map(id -> all.stream().map(StackEvent::id).toList().indexOf(id) + 1)
                .orElse(0);
        return List.copyOf(all.subList(from, all.size()));
    }

    @Override
    public void delete(StackId stack, String token) {
        called("delete " + stack.name());
        stacks.remove(stack.name());
        onStarted.accept(token);
    }

    private void called(String call) {
        calls.add(call);
        if (failure != null) {
            throw failure;
        }
    }
}
