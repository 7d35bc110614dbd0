package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The targets of rules. */
final class TargetOperations {
    private static final int MOST_TARGETS = 5;

    private final World world;
    private final RuleBook rules;

    TargetOperations(World world, RuleBook rules) {
        this.world = world;
        this.rules = rules;
    }

    void register() {
        var on = world.operations();
        on.on(PutTargetsRequest.class, this::putAccess, this::put);
        on.on(RemoveTargetsRequest.class, Access.on("events:RemoveTargets", q -> rules.arn(q.rule())), this::remove);
        on.on(
                ListTargetsByRuleRequest.class,
                Access.on("events:ListTargetsByRule", q -> rules.arn(q.rule())),
                this::list);
        on.on(ListRuleNamesByTargetRequest.class, Access.onAll("events:ListRuleNamesByTarget"), this::namesByTarget);
    }

    private List<Needed> putAccess(PutTargetsRequest request) {
        List<Needed> needed = new ArrayList<>();
        needed.add(new Needed("events:PutTargets", rules.arn(request.rule())));
        request.targets().stream()
                .map(Target::roleArn)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .map(RuleOperations::passRole)
                .forEach(needed::add);
        return needed;
    }

    private PutTargetsResponse put(PutTargetsRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        rules.require(request.rule());
        request.targets().forEach(this::check);
        rules.change(request.rule(), rule -> {
            List<Target> targets = new ArrayList<>(rule.targets());
            for (Target target : request.targets()) {
                targets.removeIf(there -> there.id().equals(target.id()));
                targets.add(target);
            }
            if (targets.size() > MOST_TARGETS) {
                throw ServiceError.of(
                        "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
            }
            return rule.withTargets(targets);
        });
        return PutTargetsResponse.builder()
                .failedEntryCount(0)
                .failedEntries(List.of())
                .build();
    }

    private void check(Target target) {
        TargetKind kind = TargetKind.of(target.arn());
        if (target.deadLetterConfig() != null
                && target.deadLetterConfig().arn() != null
                && TargetKind.of(target.deadLetterConfig().arn()) != TargetKind.QUEUE) {
            throw EventsErrors.invalid("Parameter " + target.deadLetterConfig().arn()
                    + " is not valid. Reason: A dead-letter queue must be an SQS queue.");
        }
        if (kind.needsRole() && target.roleArn() == null) {
            throw EventsErrors.invalid("RoleArn is required for target " + target.arn() + ".");
        }
        if (kind == TargetKind.LAMBDA && target.roleArn() != null) {
            throw EventsErrors.invalid("RoleArn is not supported for target " + target.arn() + ".");
        }
        if (target.kinesisParameters() != null
                || target.runCommandParameters() != null
                || target.ecsParameters() != null
                || target.batchParameters() != null
                || target.sqsParameters() != null
                || target.httpParameters() != null
                || target.redshiftDataParameters() != null
                || target.sageMakerPipelineParameters() != null
                || target.appSyncParameters() != null) {
            throw EventsErrors.invalid("Parameter(s) not valid for target: " + target.id());
        }
        InputShape.check(target);
    }

    private RemoveTargetsResponse remove(RemoveTargetsRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        StoredRule before = rules.require(request.rule());
        List<RemoveTargetsResultEntry> failed = request.ids().stream()
                .filter(id -> before.target(id).isEmpty())
                .map(id -> RemoveTargetsResultEntry.builder()
                        .targetId(id)
                        .errorCode("ResourceNotFoundException")
                        .errorMessage("Rule " + request.rule() + " has no target with the id " + id + ".")
                        .build())
                .toList();
        rules.change(
                request.rule(),
                rule -> rule.withTargets(rule.targets().stream()
                        .filter(target -> !request.ids().contains(target.id()))
                        .toList()));
        return RemoveTargetsResponse.builder()
                .failedEntryCount(failed.size())
                .failedEntries(failed)
                .build();
    }

    private ListTargetsByRuleResponse list(ListTargetsByRuleRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        Page<Target> page = Page.of(rules.require(request.rule()).targets(), request.nextToken(), request.limit());
        return ListTargetsByRuleResponse.builder()
                .targets(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }

    private ListRuleNamesByTargetResponse namesByTarget(ListRuleNamesByTargetRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        List<String> names = rules.all().stream()
                .filter(rule ->
                        rule.targets().stream().anyMatch(target -> target.arn().equals(request.targetArn())))
                .map(StoredRule::name)
                .toList();
        Page<String> page = Page.of(names, request.nextToken(), request.limit());
        return ListRuleNamesByTargetResponse.builder()
                .ruleNames(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }
}
