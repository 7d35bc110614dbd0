package dev.countersign.testing;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.RuleGateway;
import dev.countersign.domain.EventRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules in memory. A pattern matches when the event holds all of the pattern's words, which is enough for tests. */
public final class FakeRuleGateway implements RuleGateway {
    private final List<EventRule> rules = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<Kind> failure = Optional.empty();

    public FakeRuleGateway with(EventRule rule) {
        rules.removeIf(known -> known.name().equals(rule.name()));
        rules.add(rule);
        return this;
    }

    public void fail(Kind kind) {
        failure = Optional.of(kind);
    }

    public List<String> calls() {
        return calls;
    }

    private void called(String call) {
        calls.add(call);
        failure.ifPresent(kind -> {
            throw AwsFailure.of(kind, "events:" + call, "told to fail");
        });
    }

    @Override
    public List<EventRule> rules() {
        called("ListRules");
        return List.copyOf(rules);
    }

    @Override
    public Optional<EventRule> rule(String name) {
        called("DescribeRule " + name);
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    @Override
    public List<String> rulesFor(String targetArn) {
        called("ListRuleNamesByTarget");
        return rules.stream()
                .filter(rule ->
                        rule.targets().stream().anyMatch(target -> target.arn().equals(targetArn)))
                .map(EventRule::name)
                .toList();
    }

    @Override
    public boolean matches(String pattern, String event) {
        called("TestEventPattern");
        return Stream.of(pattern.split(" ")).allMatch(event::contains);
    }
}
