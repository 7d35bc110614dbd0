package dev.countersign.sandbox.cloudformation.kinds;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.resource.Live;
import dev.countersign.sandbox.cloudformation.resource.Properties;
import dev.countersign.sandbox.cloudformation.resource.Provision;
import dev.countersign.sandbox.cloudformation.resource.ResourceKind;
import dev.countersign.sandbox.cloudformation.resource.Schema;
import dev.countersign.sandbox.cloudformation.resource.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** {@code AWS::Events::Rule} with its targets. */
final class RuleKind implements ResourceKind {
    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    private static final Schema SCHEMA = Schema.of("AWS::Events::Rule", List.of())
            .named("Name")
            .optional(
                    "Description", "EventBusName", "EventPattern", "RoleArn", "ScheduleExpression", "State", "Targets")
            .optional("Tags")
            .replacing("EventBusName")
            .attributes("Arn");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Live create(Provision provision, Properties wanted) {
        String name = wanted.text("Name").orElseGet(() -> provision.generatedName(64));
        String arn = put(provision, name, wanted);
        provision.created(name);
        putTargets(provision, name, wanted);
        return Live.of(name, Map.of("Arn", arn));
    }

    private static String put(Provision provision, String name, Properties wanted) {
        var request = PutRuleRequest.builder()
                .name(name)
                .description(wanted.text("Description").orElse(null))
                .eventBusName(wanted.text("EventBusName").orElse(null))
                .eventPattern(wanted.document("EventPattern").orElse(null))
                .scheduleExpression(wanted.text("ScheduleExpression").orElse(null))
                .roleArn(wanted.text("RoleArn").orElse(null))
                .state(wanted.text("State").orElse("ENABLED"));
        if (wanted.has("Tags")) {
            Shapes.fill(request, Map.of("Tags", wanted.list("Tags")), "#");
        }
        return provision.call(request.build(), PutRuleResponse.class).ruleArn();
    }

    private static void putTargets(Provision provision, String name, Properties wanted) {
        List<Target> targets = new ArrayList<>();
        wanted.objects("Targets")
                .forEach(target ->
                        targets.add(Shapes.fill(Target.builder(), target.values(), "#/Targets/" + targets.size())
                                .build()));
        if (targets.isEmpty()) {
            return;
        }
        PutTargetsResponse answer = provision.call(
                PutTargetsRequest.builder()
                        .rule(name)
                        .eventBusName(wanted.text("EventBusName").orElse(null))
                        .targets(targets)
                        .build(),
                PutTargetsResponse.class);
        answer.failedEntries().stream().findFirst().ifPresent(failed -> {
            throw ServiceError.of(failed.errorCode(), failed.errorMessage());
        });
    }

    @Override
    public Live update(Provision provision, Live live, Properties was, Properties wanted) {
        put(provision, live.physicalId(), wanted);
        if (was.differs(wanted, "Targets")) {
            List<String> left = new ArrayList<>(targetIds(was));
            left.removeAll(targetIds(wanted));
            removeTargets(provision, live.physicalId(), was, left);
            putTargets(provision, live.physicalId(), wanted);
        }
        return live;
    }

    private static List<String> targetIds(Properties rule) {
        return rule.objects("Targets").stream().map(target -> target.need("Id")).toList();
    }

    private static void removeTargets(Provision provision, String name, Properties was, List<String> ids) {
        if (!ids.isEmpty()) {
            provision.callUnlessGone(
                    RemoveTargetsRequest.builder()
                            .rule(name)
                            .eventBusName(was.text("EventBusName").orElse(null))
                            .ids(ids)
                            .build(),
                    GONE);
        }
    }

    @Override
    public void delete(Provision provision, Live live, Properties was) {
        removeTargets(provision, live.physicalId(), was, targetIds(was));
        provision.callUnlessGone(
                DeleteRuleRequest.builder()
                        .name(live.physicalId())
                        .eventBusName(was.text("EventBusName").orElse(null))
                        .build(),
                GONE);
    }
}
