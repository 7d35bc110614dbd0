package dev.countersign.aws.sdk;

import dev.countersign.aws.RuleGateway;
import dev.countersign.aws.sdk.call.AwsCalls;
import dev.countersign.aws.sdk.call.AwsClients;
import dev.countersign.aws.sdk.call.SdkTypes;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.EventRule.RuleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** {@link RuleGateway} over EventBridge. */
final class SdkRuleGateway implements RuleGateway {
    private final AwsClients clients;

    SdkRuleGateway(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<EventRule> rules() {
        var found = new ArrayList<EventRule>();
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            ListRulesResponse page = AwsCalls.call(
                    "events:ListRules", () -> clients.eventBridge().listRules(r -> r.nextToken(from)));
            page.rules().stream().map(this::withTargets).forEach(found::add);
            token = page.nextToken();
        } while (token != null);
        return List.copyOf(found);
    }

    private EventRule withTargets(Rule rule) {
        var targets = new ArrayList<RuleTarget>();
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            ListTargetsByRuleResponse page = AwsCalls.call(
                    "events:ListTargetsByRule",
                    () -> clients.eventBridge()
                            .listTargetsByRule(r -> r.rule(rule.name()).nextToken(from)));
            page.targets().forEach(target -> targets.add(target(target)));
            token = page.nextToken();
        } while (token != null);
        boolean enabled = !"DISABLED".equals(rule.stateAsString());
        return new EventRule(rule.name(), rule.arn(), enabled, Objects.toString(rule.eventPattern(), ""), targets);
    }

    private static RuleTarget target(Target target) {
        return new RuleTarget(
                target.id(),
                target.arn(),
                SdkTypes.present(target.roleArn()),
                target.deadLetterConfig() == null
                        ? Optional.empty()
                        : SdkTypes.present(target.deadLetterConfig().arn()),
                target.inputTransformer() == null
                        ? SdkTypes.present(target.input())
                        : SdkTypes.present(target.inputTransformer().inputTemplate()));
    }

    @Override
    public Optional<EventRule> rule(String name) {
        return AwsCalls.find("events:DescribeRule", () -> clients.eventBridge().describeRule(r -> r.name(name)))
                .map(found -> withTargets(Rule.builder()
                        .name(found.name())
                        .arn(found.arn())
                        .state(found.stateAsString())
                        .eventPattern(found.eventPattern())
                        .build()));
    }

    @Override
    public List<String> rulesFor(String targetArn) {
        return AwsCalls.call("events:ListRuleNamesByTarget", () -> {
            var names = new ArrayList<String>();
            @Nullable String token = null;
            do {
                @Nullable String from = token;
                var page = clients.eventBridge()
                        .listRuleNamesByTarget(r -> r.targetArn(targetArn).nextToken(from));
                names.addAll(page.ruleNames());
                token = page.nextToken();
            } while (token != null);
            return List.copyOf(names);
        });
    }

    @Override
    public boolean matches(String pattern, String event) {
        return Boolean.TRUE.equals(AwsCalls.call(
                        "events:TestEventPattern",
                        () -> clients.eventBridge()
                                .testEventPattern(r -> r.eventPattern(pattern).event(event)))
                .result());
    }
}
