package dev.countersign.watch.read;

import dev.countersign.aws.RuleGateway;
import dev.countersign.domain.EventRule;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.pipelines.Pipeline;
import dev.countersign.relay.DecisionEvent;
import dev.countersign.relay.ReturnPath;
import dev.countersign.relay.Sight;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules, and which of them react to the answers of which pipeline. Whether a pattern matches is asked of AWS once for each
 * pattern and approval. Thread-safe.
 */
public final class RuleReader {
    private record Question(String pattern, ApprovalAddress approval, boolean approved) {}

    private final RuleGateway gateway;
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();
    private volatile Sight<List<EventRule>> rules = Sight.unseen("The rules have not been read yet.");

    public RuleReader(RuleGateway gateway) {
        this.gateway = gateway;
    }

    public void read(List<Pipeline> pipelines) {
        var reading = new Reading();
        rules = reading.look(rules, gateway::rules);
        reading.rethrow();
        List<EventRule> candidates = candidates(rules);
        for (Pipeline pipeline : pipelines) {
            for (ApprovalAddress approval : pipeline.approvals()) {
                candidates.forEach(rule -> ask(rule, approval));
            }
        }
    }

    /** Rules that have to do with CodePipeline at all; the others need not be asked about. */
    private static List<EventRule> candidates(Sight<List<EventRule>> rules) {
        return rules.found().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.pattern().contains("codepipeline"))
                .toList();
    }

    private void ask(EventRule rule, ApprovalAddress approval) {
        for (boolean approved : new boolean[] {true, false}) {
            var question = new Question(rule.pattern(), approval, approved);
            if (!answers.containsKey(question)) {
                answers.put(
                        question, gateway.matches(rule.pattern(), DecisionEvent.json(rule.arn(), approval, approved)));
            }
        }
    }

    /** The rules that react to a pipeline's answers. */
    public Sight<List<ReturnPath>> returns(Pipeline pipeline) {
        List<EventRule> candidates = candidates(rules);
        boolean tested = candidates.stream()
                .allMatch(rule -> pipeline.approvals().stream()
                        .allMatch(approval -> answers.containsKey(new Question(rule.pattern(), approval, false))));
        if (!tested) {
            return Sight.unseen("Which rules react to the answer has not been tested.");
        }
        return rules.map(found -> candidates.stream()
                .map(rule -> new ReturnPath(rule, reacts(rule, pipeline, true), reacts(rule, pipeline, false)))
                .filter(path -> path.onApproval() || path.onRejection())
                .toList());
    }

    private boolean reacts(EventRule rule, Pipeline pipeline, boolean approved) {
        return pipeline.approvals().stream()
                .anyMatch(approval -> answers.getOrDefault(new Question(rule.pattern(), approval, approved), false));
    }
}
