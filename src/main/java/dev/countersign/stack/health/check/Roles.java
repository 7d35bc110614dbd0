package dev.countersign.stack.health.check;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.facts.Origin;
import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.setup.FunctionSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.RoleSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Setup;
import dev.countersign.stack.health.setup.Thing;
import java.util.Optional;

/** Whether roles may do what they are there for. */
final class Roles {
    static final String START = "codepipeline:StartPipelineExecution";
    static final String SUCCESS = "states:SendTaskSuccess";
    static final String FAILURE = "states:SendTaskFailure";

    private final Setup setup;
    private final Notes notes;

    Roles(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
    }

    void mayStart(PipelineSetup pipeline, RuleSetup rule, TargetSetup target) {
        String name = rule.thing().shown();
        notes.looked(Check.START_PERMISSION);
        Tree arn = Tree.sub("arn:${AWS::Partition}:codepipeline:${AWS::Region}:${AWS::AccountId}:"
                + pipeline.thing()
                        .logicalId()
                        .map(id -> "${" + id + "}")
                        .orElseGet(() -> pipeline.thing().shown()));
        if (target.role().isEmpty()) {
            String role = Shapes.id(rule.thing(), "Rule") + "Role";
            notes.found(
                    Check.START_PERMISSION,
                    name,
                    "‘" + name + "’ has no role to start the pipeline with.",
                    TemplateChange.of(
                            "Give the target a role.",
                            Edit.set(
                                    Shapes.id(rule.thing(), "Rule"),
                                    Tree.attribute(role, "Arn"),
                                    Shapes.inTarget(target, "RoleArn")),
                            Edit.add(
                                    role,
                                    Shapes.role("events.amazonaws.com", "StartPipeline", Shapes.document(START, arn)))),
                    new Proof(target.origin(), "The target has no RoleArn."));
            return;
        }
        Optional<RoleSetup> role = role(target.role().get());
        Truth may = role.map(found -> found.may(START)).orElse(Truth.UNKNOWN);
        if (may == Truth.UNKNOWN) {
            missed(Check.START_PERMISSION, name, role, target.origin());
        } else if (may == Truth.NO) {
            Thing thing = role.orElseThrow().thing();
            notes.found(
                    Check.START_PERMISSION,
                    name,
                    "The role of ‘" + name + "’ may not start the pipeline: its events are dropped.",
                    TemplateChange.of("Permit it.", allow(thing, "StartPipeline", START, arn)),
                    new Proof(thing.origin(), "Nothing allows the role ‘" + thing.shown() + "’ " + START + "."));
        }
    }

    void mayAnswer(FunctionSetup function) {
        String name = function.thing().shown();
        notes.looked(Check.ANSWER_PERMISSION);
        Optional<RoleSetup> role = function.role().flatMap(this::role);
        Truth may = role.map(found -> found.may(SUCCESS).or(found.may(FAILURE))).orElse(Truth.UNKNOWN);
        if (may == Truth.UNKNOWN) {
            missed(Check.ANSWER_PERMISSION, name, role, function.thing().origin());
        } else if (may == Truth.NO) {
            Thing thing = role.orElseThrow().thing();
            Tree machine = setup.machines().items().size() == 1
                    ? Shapes.ref(setup.machines().items().getFirst().thing())
                    : Tree.text("*");
            notes.found(
                    Check.ANSWER_PERMISSION,
                    name,
                    "‘" + name + "’ gets the decisions, but its role may not answer a task.",
                    TemplateChange.of("Permit it.", allow(thing, "AnswerTask", SUCCESS, machine)),
                    new Proof(
                            thing.origin(),
                            "Nothing allows the role ‘" + thing.shown() + "’ " + SUCCESS + " or " + FAILURE + "."));
        }
    }

    private static Edit allow(Thing role, String name, String action, Tree resource) {
        String id = Shapes.id(role, "Role");
        return Edit.add(id + name, Shapes.policy(id, name, action, resource));
    }

    private void missed(Check check, String name, Optional<RoleSetup> role, Origin origin) {
        notes.missed(
                check,
                name,
                role.map(found -> found.thing().origin()).orElse(origin),
                role.map(found -> found.whyOpen()
                                .orElse("Its policies have conditions, or parts that only the deployment tells."))
                        .or(() -> setup.roles().whyIncomplete())
                        .orElse("The role is not part of the template; what it may do is not seen."));
    }

    private Optional<RoleSetup> role(Term arn) {
        return setup.roles().items().stream()
                .filter(one -> one.thing().arn().sameArn(arn) == Truth.YES
                        || one.thing().name().isWhole()
                                && arn.lastPart().same(one.thing().name()) == Truth.YES)
                .findFirst();
    }
}
