package dev.countersign.sandbox.events;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.events.pattern.EventPattern;
import dev.countersign.sandbox.events.pattern.InvalidPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Rules: put, described, listed, switched, deleted. */
final class RuleOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private static final int LONGEST_PATTERN = 4096;

    private final World world;
    private final RuleBook rules;
    private final ScheduleClock schedules;

    RuleOperations(World world, RuleBook rules, ScheduleClock schedules) {
        this.world = world;
        this.rules = rules;
        this.schedules = schedules;
    }

    void register() {
        var on = world.operations();
        on.on(PutRuleRequest.class, this::putAccess, this::put);
        on.on(DescribeRuleRequest.class, Access.on("events:DescribeRule", q -> rules.arn(q.name())), this::describe);
        on.on(ListRulesRequest.class, Access.onAll("events:ListRules"), this::list);
        on.on(DeleteRuleRequest.class, Access.on("events:DeleteRule", q -> rules.arn(q.name())), this::delete);
        on.on(EnableRuleRequest.class, Access.on("events:EnableRule", q -> rules.arn(q.name())), (q, caller) -> {
            rules.checkBus(q.eventBusName());
            change(q.name(), RuleState.ENABLED);
            return EnableRuleResponse.builder().build();
        });
        on.on(DisableRuleRequest.class, Access.on("events:DisableRule", q -> rules.arn(q.name())), (q, caller) -> {
            rules.checkBus(q.eventBusName());
            change(q.name(), RuleState.DISABLED);
            return DisableRuleResponse.builder().build();
        });
    }

    private List<Needed> putAccess(PutRuleRequest request) {
        List<Needed> needed = new ArrayList<>();
        needed.add(new Needed("events:PutRule", rules.arn(request.name())));
        if (request.roleArn() != null) {
            needed.add(passRole(request.roleArn()));
        }
        return needed;
    }

    static Needed passRole(String roleArn) {
        return new Needed("iam:PassRole", roleArn, Map.of("iam:PassedToService", "events.amazonaws.com"));
    }

    private PutRuleResponse put(PutRuleRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        if (!NAME.matcher(request.name()).matches()) {
            throw EventsErrors.invalid("1 validation error detected: Value '" + request.name()
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [\\.\\-_A-Za-z0-9]+");
        }
        if (request.eventPattern() == null && request.scheduleExpression() == null) {
            throw EventsErrors.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        Optional<EventPattern> pattern =
                Optional.ofNullable(request.eventPattern()).map(RuleOperations::compiled);
        Optional<Schedule> schedule =
                Optional.ofNullable(request.scheduleExpression()).map(Schedule::parse);
        Rule rule = Rule.builder()
                .name(request.name())
                .arn(rules.arn(request.name()))
                .eventBusName("default")
                .eventPattern(request.eventPattern())
                .scheduleExpression(request.scheduleExpression())
                .description(request.description())
                .roleArn(request.roleArn())
                .state(request.state() == null ? RuleState.ENABLED : request.state())
                .build();
        Optional<StoredRule> before = rules.find(request.name());
        // PutRule on a rule that exists keeps its targets, and its tags unless it is new.
        var stored = new StoredRule(
                rule,
                pattern,
                schedule,
                before.map(StoredRule::targets).orElse(List.of()),
                before.map(StoredRule::tags).orElseGet(() -> tags(request)));
        rules.put(stored);
        schedules.start(stored);
        return PutRuleResponse.builder().ruleArn(rule.arn()).build();
    }

    private static Map<String, String> tags(PutRuleRequest request) {
        return request.tags().stream().collect(Collectors.toUnmodifiableMap(Tag::key, Tag::value));
    }

    /** @throws dev.countersign.sandbox.api.ServiceError with the reason, for a pattern that EventBridge refuses */
    static EventPattern compiled(String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw EventsErrors.invalid(
                    "1 validation error detected: Value at 'eventPattern' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 4096");
        }
        try {
            return EventPattern.parse(pattern);
        } catch (InvalidPattern e) {
            throw EventsErrors.invalidPattern(String.valueOf(e.getMessage()));
        }
    }

    private DescribeRuleResponse describe(DescribeRuleRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        Rule rule = rules.require(request.name()).rule();
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(rule.arn())
                .eventPattern(rule.eventPattern())
                .scheduleExpression(rule.scheduleExpression())
                .state(rule.state())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .eventBusName(rule.eventBusName())
                .createdBy(world.account().id())
                .build();
    }

    private ListRulesResponse list(ListRulesRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        List<Rule> all = rules.all().stream()
                .map(StoredRule::rule)
                .filter(rule -> rule.name().startsWith(prefix))
                .toList();
        Page<Rule> page = Page.of(all, request.nextToken(), request.limit());
        return ListRulesResponse.builder()
                .rules(page.items())
                .nextToken(page.next().orElse(null))
                .build();
    }

    private DeleteRuleResponse delete(DeleteRuleRequest request, Caller caller) {
        rules.checkBus(request.eventBusName());
        rules.find(request.name()).ifPresent(rule -> {
            if (!rule.targets().isEmpty()) {
                throw EventsErrors.invalid("Rule can't be deleted since it has targets.");
            }
            rules.remove(rule.name());
        });
        return DeleteRuleResponse.builder().build();
    }

    private void change(String name, RuleState state) {
        StoredRule changed = rules.change(
                name, rule -> rule.withRule(rule.rule().toBuilder().state(state).build()));
        schedules.start(changed);
    }
}
