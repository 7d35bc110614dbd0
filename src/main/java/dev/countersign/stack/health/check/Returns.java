package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.check.Way.Leg;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Setup;
import dev.countersign.stack.health.setup.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every end of an approval, and every end of a run before it, is told to something that answers the task. */
final class Returns {
    static final List<String> DECISIONS = List.of("SUCCEEDED", "FAILED");
    static final List<String> ENDS = List.of("CANCELED", "ABANDONED");

    private final Setup setup;
    private final Notes notes;
    private final Way way;

    Returns(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
        this.way = new Way(setup);
    }

    void check() {
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            List<ActionSetup> approvals = pipeline.approvals();
            if (!approvals.isEmpty()) {
                // Of several approvals the last one decides.
                decisions(pipeline, approvals.getLast());
                ends(pipeline, approvals.getLast());
                runs(pipeline, approvals.getLast());
                several(pipeline, approvals);
            }
        }
    }

    private void decisions(PipelineSetup pipeline, ActionSetup approval) {
        notes.looked(Check.RETURN_RULE);
        List<String> lost = untold(Check.RETURN_RULE, pipeline, approval, DECISIONS);
        if (lost.isEmpty()) {
            return;
        }
        List<Leg> off = way.answering(Event.ofApproval(pipeline, approval, lost.getFirst())).stream()
                .filter(leg -> leg.matches() == Truth.YES)
                .toList();
        if (off.isEmpty()) {
            unmatched(pipeline, approval, lost);
        } else {
            RuleSetup rule = off.getFirst().rule();
            notes.found(
                    Check.RETURN_RULE,
                    rule.thing().shown(),
                    "The rule ‘" + rule.thing().shown() + "’ is switched off: no decision gets back to the workflow.",
                    TemplateChange.of(
                            "Switch the rule on. Events of the time when it was off are not delivered later.",
                            Edit.set(id(rule.thing(), "Rule"), Tree.text("ENABLED"), key("Properties"), key("State"))),
                    new Proof(rule.enabled().origin(), "Its state is DISABLED."));
        }
    }

    private void unmatched(PipelineSetup pipeline, ActionSetup approval, List<String> lost) {
        Event event = Event.ofApproval(pipeline, approval, lost.getFirst());
        Optional<RuleSetup> near = nearest(event);
        String what = lost.size() == 2 ? "No decision" : lost.contains("FAILED") ? "No rejection" : "No approval";
        if (near.isEmpty()) {
            notes.found(
                    Check.RETURN_RULE,
                    pipeline.thing().shown(),
                    what + " of ‘" + approval.name() + "’ gets back to the workflow: no rule hands it to a function.",
                    ruleFor(
                            pipeline,
                            "DecisionRule",
                            "CodePipeline Action Execution State Change",
                            actionDetail(pipeline)),
                    new Proof(
                            setup.rules().origin(),
                            "No rule matches the approval's " + String.join(" and ", lost) + " event."));
            return;
        }
        RuleSetup rule = near.get();
        List<String> why = rule.pattern()
                .found()
                .flatMap(pattern -> pattern)
                .map(pattern -> Patterns.mismatches(pattern, event))
                .orElse(List.of());
        notes.found(
                Check.RETURN_RULE,
                rule.thing().shown(),
                what + " of ‘" + approval.name() + "’ gets back to the workflow: the pattern of ‘"
                        + rule.thing().shown() + "’ does not match it.",
                TemplateChange.of(
                        "Let the pattern match every decision of this pipeline's approval.",
                        Edit.set(
                                id(rule.thing(), "Rule"),
                                pattern("CodePipeline Action Execution State Change", actionDetail(pipeline)),
                                key("Properties"),
                                key("EventPattern"))),
                new Proof(
                        rule.pattern().origin(),
                        why.isEmpty() ? "It does not match the event." : String.join("; ", why) + "."));
    }

    /** The rule that was probably meant: it listens to CodePipeline's actions, and calls something that could answer. */
    private Optional<RuleSetup> nearest(Event event) {
        return setup.rules().items().stream()
                .filter(rule -> rule.targets().stream().anyMatch(TargetSetup::isFunction))
                .filter(rule -> rule.pattern()
                        .found()
                        .flatMap(pattern -> pattern)
                        .filter(pattern -> pattern.get("source").items().stream()
                                .anyMatch(source -> source.termOr("").text().equals("aws.codepipeline")))
                        .filter(pattern -> Patterns.mismatches(pattern, event).stream()
                                .noneMatch(text -> text.startsWith("detail-type")))
                        .isPresent())
                .findFirst();
    }

    private void ends(PipelineSetup pipeline, ActionSetup approval) {
        notes.looked(Check.ENDED_APPROVALS);
        List<String> lost = untold(Check.ENDED_APPROVALS, pipeline, approval, ENDS);
        Optional<Leg> leg = returning(pipeline, approval);
        if (lost.isEmpty() || leg.isEmpty()) {
            return;
        }
        RuleSetup rule = leg.get().rule();
        List<String> states = new ArrayList<>(DECISIONS);
        states.addAll(ENDS);
        notes.found(
                Check.ENDED_APPROVALS,
                rule.thing().shown(),
                "An approval that is " + words(lost) + " tells nobody: its execution goes on waiting.",
                TemplateChange.of(
                        "Let the rule hear of these ends, too; the function has to take everything but SUCCEEDED for no approval.",
                        Edit.set(
                                id(rule.thing(), "Rule"),
                                Tree.texts(states),
                                key("Properties"),
                                key("EventPattern"),
                                key("detail"),
                                key("state"))),
                new Proof(
                        rule.pattern().origin(),
                        "The pattern does not match an approval in state " + String.join(" or ", lost) + "."));
    }

    private void runs(PipelineSetup pipeline, ActionSetup approval) {
        notes.looked(Check.ENDED_RUNS);
        boolean supersedes = !pipeline.mode()
                .found()
                .filter(mode -> !mode.equals("SUPERSEDED"))
                .isPresent();
        List<String> states = supersedes
                ? List.of("SUPERSEDED", "STOPPED", "CANCELED", "FAILED")
                : List.of("STOPPED", "CANCELED", "FAILED");
        List<String> lost = new ArrayList<>();
        for (String state : states) {
            switch (way.reaches(Event.ofRun(pipeline, state))) {
                case NO -> lost.add(state);
                case UNKNOWN -> unclear(Check.ENDED_RUNS, pipeline, state);
                case YES -> {}
            }
        }
        if (lost.isEmpty() || returning(pipeline, approval).isEmpty()) {
            return;
        }
        notes.found(
                Check.ENDED_RUNS,
                pipeline.thing().shown(),
                "A run that is " + words(lost) + " before its approval tells nobody: its execution goes on waiting.",
                ruleFor(
                        pipeline,
                        "EndedRunsRule",
                        "CodePipeline Pipeline Execution State Change",
                        Tree.map("pipeline", Tree.list(pipelineName(pipeline)), "state", Tree.texts(lost))),
                new Proof(
                        setup.rules().origin(),
                        "No rule hands the pipeline's events " + String.join(", ", lost)
                                + " to something that answers."));
    }

    private void several(PipelineSetup pipeline, List<ActionSetup> approvals) {
        notes.looked(Check.SECOND_APPROVAL);
        if (approvals.size() < 2) {
            return;
        }
        ActionSetup first = approvals.getFirst();
        ActionSetup last = approvals.getLast();
        Event event = Event.ofApproval(pipeline, first, "SUCCEEDED");
        switch (way.reaches(event)) {
            case NO -> {}
            case UNKNOWN -> unclear(Check.SECOND_APPROVAL, pipeline, "SUCCEEDED");
            case YES ->
                way.answering(event).stream()
                        .filter(leg -> leg.carries() == Truth.YES)
                        .findFirst()
                        .ifPresent(leg -> notes.found(
                                Check.SECOND_APPROVAL,
                                pipeline.thing().shown(),
                                "‘" + pipeline.thing().shown() + "’ has " + approvals.size()
                                        + " approvals, and the rule takes the first one's approval for the last word.",
                                TemplateChange.of(
                                        "Let this rule hear of the last approval only; a rejection of an earlier one needs a rule of its own, for FAILED.",
                                        Edit.set(
                                                id(leg.rule().thing(), "Rule"),
                                                Tree.texts(List.of(last.stage())),
                                                key("Properties"),
                                                key("EventPattern"),
                                                key("detail"),
                                                key("stage")),
                                        Edit.set(
                                                id(leg.rule().thing(), "Rule"),
                                                Tree.texts(List.of(last.name())),
                                                key("Properties"),
                                                key("EventPattern"),
                                                key("detail"),
                                                key("action"))),
                                new Proof(
                                        first.origin(),
                                        "The first approval is ‘" + first.name() + "’ in stage ‘" + first.stage()
                                                + "’."),
                                new Proof(leg.rule().pattern().origin(), "The pattern matches its SUCCEEDED.")));
        }
    }

    /** The leg by which decisions come back today. */
    private Optional<Leg> returning(PipelineSetup pipeline, ActionSetup approval) {
        return DECISIONS.stream()
                .flatMap(state -> way.answering(Event.ofApproval(pipeline, approval, state)).stream())
                .filter(leg -> leg.matches() == Truth.YES)
                .findFirst();
    }

    private List<String> untold(Check check, PipelineSetup pipeline, ActionSetup approval, List<String> states) {
        List<String> lost = new ArrayList<>();
        for (String state : states) {
            switch (way.reaches(Event.ofApproval(pipeline, approval, state))) {
                case NO -> lost.add(state);
                case UNKNOWN -> unclear(check, pipeline, state);
                case YES -> {}
            }
        }
        return lost;
    }

    private void unclear(Check check, PipelineSetup pipeline, String state) {
        String why = setup.rules()
                .whyIncomplete()
                .or(() -> setup.rules().items().stream()
                        .flatMap(rule -> rule.pattern().sight().whyNot().stream())
                        .findFirst())
                .or(() -> setup.rules().items().stream()
                        .flatMap(rule -> rule.enabled().sight().whyNot().stream())
                        .findFirst())
                .orElse("Whether a rule matches " + state + " depends on something that is not known here.");
        notes.missed(check, pipeline.thing().shown(), setup.rules().origin(), why);
    }

    private TemplateChange ruleFor(PipelineSetup pipeline, String name, String type, Tree detail) {
        Optional<Thing> function =
                way.answering(Event.ofApproval(pipeline, pipeline.approvals().getLast(), "SUCCEEDED")).stream()
                        .flatMap(leg -> way.function(leg.target()).stream())
                        .map(found -> found.thing())
                        .findFirst();
        String prefix = id(pipeline.thing(), "Pipeline");
        String target = function.map(found -> id(found, "ResultFunction")).orElse("RESULT_FUNCTION");
        Tree rule = Tree.resource(
                "AWS::Events::Rule",
                "EventPattern",
                pattern(type, detail),
                "Targets",
                Tree.list(Tree.map("Id", "Function", "Arn", Tree.attribute(target, "Arn"))));
        Tree permission = Tree.resource(
                "AWS::Lambda::Permission",
                "Action",
                "lambda:InvokeFunction",
                "FunctionName",
                Tree.ref(target),
                "Principal",
                "events.amazonaws.com",
                "SourceArn",
                Tree.attribute(prefix + name, "Arn"));
        return TemplateChange.of(
                function.isPresent()
                        ? "Add a rule that hands these events to the function that returns decisions; it has to take everything but SUCCEEDED for no approval."
                        : "Add a rule that hands these events to the function that answers the task token; put its logical id for RESULT_FUNCTION.",
                Edit.add(prefix + name, rule),
                Edit.add(prefix + name + "Permission", permission));
    }

    private static Tree actionDetail(PipelineSetup pipeline) {
        return Tree.map(
                "pipeline",
                Tree.list(pipelineName(pipeline)),
                "state",
                Tree.texts(DECISIONS),
                "type",
                Tree.map("category", Tree.texts(List.of("Approval"))));
    }

    private static Tree pipelineName(PipelineSetup pipeline) {
        return pipeline.thing()
                .logicalId()
                .map(Tree::ref)
                .orElseGet(() -> Tree.text(pipeline.thing().shown()));
    }

    private static Tree pattern(String type, Tree detail) {
        return Tree.map(
                "source",
                Tree.texts(List.of("aws.codepipeline")),
                "detail-type",
                Tree.texts(List.of(type)),
                "detail",
                detail);
    }

    static String id(Thing thing, String otherwise) {
        return thing.logicalId().orElse(otherwise);
    }

    private static String words(List<String> states) {
        List<String> words = states.stream()
                .map(state -> state.toLowerCase(java.util.Locale.ROOT)
                        .replace("canceled", "cancelled")
                        .replace("failed", "failing"))
                .toList();
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
