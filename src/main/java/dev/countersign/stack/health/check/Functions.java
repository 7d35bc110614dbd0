package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.check.Runtimes.Dates;
import dev.countersign.stack.health.check.Way.Leg;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.FunctionSetup.Permission;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.Setup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions that take part, and the hops to them. */
final class Functions {
    private static final String EVENTS = "events.amazonaws.com";
    private static final int SOON = 180;

    private final Setup setup;
    private final Notes notes;
    private final LocalDate today;

    Functions(Setup setup, Notes notes, LocalDate today) {
        this.setup = setup;
        this.notes = notes;
        this.today = today;
    }

    void check() {
        Set<Leg> legs = new LinkedHashSet<>();
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            if (!pipeline.approvals().isEmpty()) {
                for (String state : Returns.DECISIONS) {
                    new Way(setup)
                                    .answering(Event.ofApproval(
                                            pipeline, pipeline.approvals().getLast(), state))
                                    .stream()
                                    .filter(leg -> leg.matches() == Truth.YES)
                                    .forEach(legs::add);
                }
            }
        }
        legs.forEach(this::hop);
        setup.functions().items().forEach(this::runtime);
    }

    private void hop(Leg leg) {
        RuleSetup rule = leg.rule();
        notes.need(Check.RETURN_DEAD_LETTERS, rule.thing().shown(), leg.target().deadLetter())
                .filter(Optional::isEmpty)
                .ifPresent(_ -> notes.found(
                        Check.RETURN_DEAD_LETTERS,
                        rule.thing().shown(),
                        "A decision that ‘" + rule.thing().shown() + "’ cannot deliver is dropped.",
                        new TemplateChange(
                                "Give the target a dead-letter queue.", Shapes.deadLetters(rule, leg.target())),
                        new Proof(leg.target().origin(), "The target has no DeadLetterConfig.")));
        if (!leg.target().isFunction()) {
            return;
        }
        Optional<FunctionSetup> function = new Way(setup).function(leg.target());
        if (function.isEmpty()) {
            for (Check check : List.of(Check.RETURN_PERMISSION, Check.FUNCTION_FAILURES)) {
                notes.missed(
                        check,
                        leg.target().arn().lastPart().shown(),
                        leg.target().origin(),
                        setup.functions()
                                .whyIncomplete()
                                .orElse("The function is not part of the template; nothing about it is seen."));
            }
            return;
        }
        permitted(rule, function.get());
        failures(function.get());
        new Roles(setup, notes).mayAnswer(function.get());
    }

    private void permitted(RuleSetup rule, FunctionSetup function) {
        String name = function.thing().shown();
        Optional<List<Permission>> permissions = notes.need(Check.RETURN_PERMISSION, name, function.permissions());
        if (permissions.isEmpty()) {
            return;
        }
        Truth may = permissions.get().stream()
                .map(one -> permits(one, rule.thing().arn()))
                .reduce(Truth.NO, Truth::or);
        if (may == Truth.UNKNOWN) {
            notes.missed(
                    Check.RETURN_PERMISSION,
                    name,
                    function.permissions().origin(),
                    "Its policy has conditions, or parts that only the deployment tells.");
        } else if (may == Truth.NO) {
            String id = Shapes.id(function.thing(), "ResultFunction");
            Optional<Permission> near = permissions.get().stream()
                    .filter(one -> one.principal().text().equals(EVENTS))
                    .findFirst();
            notes.found(
                    Check.RETURN_PERMISSION,
                    name,
                    "EventBridge may not invoke ‘" + name + "’ for the rule ‘"
                            + rule.thing().shown() + "’: every decision is dropped.",
                    TemplateChange.of(
                            "Permit this rule to invoke the function.",
                            Edit.add(
                                    Shapes.id(rule.thing(), "Rule") + "InvokePermission",
                                    Tree.resource(
                                            "AWS::Lambda::Permission",
                                            "Action",
                                            "lambda:InvokeFunction",
                                            "FunctionName",
                                            Tree.ref(id),
                                            "Principal",
                                            EVENTS,
                                            "SourceArn",
                                            Shapes.arn(rule.thing(), "Rule")))),
                    near.map(one -> new Proof(
                                    one.origin(),
                                    "The permission for EventBridge is for "
                                            + one.sourceArn().map(Term::shown).orElse("?") + " only."))
                            .orElseGet(() -> new Proof(
                                    function.permissions().origin(), "No permission for EventBridge is there.")));
        }
    }

    private static Truth permits(Permission permission, Term rule) {
        Truth events = permission
                .principal()
                .same(new Term(EVENTS))
                .or(Truth.of(permission.principal().text().equals("*")));
        Truth source = permission.sourceArn().map(arn -> like(arn, rule)).orElse(Truth.YES);
        Truth both = events.and(source);
        return both == Truth.YES && !permission.clear() ? Truth.UNKNOWN : both;
    }

    private static Truth like(Term pattern, Term arn) {
        if (!pattern.text().contains("*") && !pattern.text().contains("?")) {
            return pattern.sameArn(arn);
        }
        String wanted = pattern.text().substring(pattern.text().lastIndexOf(':') + 1);
        String actual = arn.text().substring(arn.text().lastIndexOf(':') + 1);
        String regex = java.util.regex.Pattern.quote(wanted).replace("*", "\\E.*\\Q");
        return actual.matches(regex) ? Truth.YES : Truth.UNKNOWN;
    }

    private void failures(FunctionSetup function) {
        String name = function.thing().shown();
        boolean kept = function.onFailure().found().flatMap(value -> value).isPresent()
                || function.deadLetter().found().flatMap(value -> value).isPresent();
        if (kept) {
            notes.looked(Check.FUNCTION_FAILURES);
            return;
        }
        Optional<Optional<String>> onFailure = notes.need(Check.FUNCTION_FAILURES, name, function.onFailure());
        Optional<Optional<String>> deadLetter = notes.need(Check.FUNCTION_FAILURES, name, function.deadLetter());
        if (onFailure.isPresent() && deadLetter.isPresent()) {
            notes.found(
                    Check.FUNCTION_FAILURES,
                    name,
                    "A decision that ‘" + name + "’ fails on is thrown away after three tries.",
                    new TemplateChange(
                            "Give the function a dead-letter queue, and let its role write to it.",
                            deadLetters(function)),
                    new Proof(function.onFailure().origin(), "It has no on-failure destination."),
                    new Proof(function.deadLetter().origin(), "It has no dead-letter queue."));
        }
    }

    private List<Edit> deadLetters(FunctionSetup function) {
        String id = Shapes.id(function.thing(), "ResultFunction");
        String queue = id + "DeadLetters";
        List<Edit> edits = new ArrayList<>(List.of(
                Edit.set(
                        id, Tree.attribute(queue, "Arn"), key("Properties"), key("DeadLetterConfig"), key("TargetArn")),
                Edit.add(queue, Shapes.queue())));
        setup.roles().items().stream()
                .filter(role -> function.role()
                        .filter(arn -> arn.sameArn(role.thing().arn()) == Truth.YES)
                        .isPresent())
                .findFirst()
                .ifPresent(role -> edits.add(Edit.add(
                        queue + "Access",
                        Shapes.policy(
                                Shapes.id(role.thing(), "Role"),
                                "KeepFailures",
                                "sqs:SendMessage",
                                Tree.attribute(queue, "Arn")))));
        return edits;
    }

    private void runtime(FunctionSetup function) {
        String name = function.thing().shown();
        Optional<String> runtime =
                notes.need(Check.RUNTIME, name, function.runtime()).flatMap(value -> value);
        Optional<Dates> dates = runtime.flatMap(Runtimes::of);
        if (dates.isEmpty() || today.plusDays(SOON).isBefore(dates.get().deprecated())) {
            return;
        }
        Dates known = dates.get();
        boolean deprecated = !today.isBefore(known.deprecated());
        boolean blocked = !today.isBefore(known.noMoreNew());
        notes.found(
                Check.RUNTIME,
                blocked ? Severity.CRITICAL : deprecated ? Severity.WARNING : Severity.ADVICE,
                name,
                "‘" + name + "’ runs on " + runtime.get() + ", which "
                        + (deprecated ? "has been deprecated since " : "will be deprecated on ") + known.deprecated()
                        + "; AWS "
                        + (blocked ? "has refused" : "will refuse") + " new functions with it from " + known.noMoreNew()
                        + " and changes from " + known.noMoreChanges() + " on.",
                TemplateChange.of(
                        "Move to " + known.successor() + ", after a look at what changed in the language.",
                        Edit.set(
                                Shapes.id(function.thing(), "Function"),
                                Tree.text(known.successor()),
                                key("Properties"),
                                key("Runtime"))),
                List.of(new Proof(function.runtime().origin(), "Its runtime is " + runtime.get() + ".")));
    }
}
