package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.element;
import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.RuleSetup;
import dev.countersign.stack.health.setup.RuleSetup.TargetSetup;
import dev.countersign.stack.health.setup.Thing;
import java.util.ArrayList;
import java.util.List;

/** Pieces that several template changes are made of. */
final class Shapes {
    private static final String VERSION = "2012-10-17";

    private Shapes() {}

    static String id(Thing thing, String otherwise) {
        return thing.logicalId().orElse(otherwise);
    }

    /** What refers to a thing: by its logical id, else by what it is called. */
    static Tree ref(Thing thing) {
        return thing.logicalId().map(Tree::ref).orElseGet(() -> Tree.text(thing.shown()));
    }

    static Tree arn(Thing thing, String otherwise) {
        return Tree.attribute(id(thing, otherwise), "Arn");
    }

    /** Within an action of a pipeline. */
    static Step[] inAction(ActionSetup action, String... keys) {
        List<Step> path = new ArrayList<>(List.of(
                key("Properties"),
                key("Stages"),
                element("Name", action.stage()),
                key("Actions"),
                element("Name", action.name())));
        for (String name : keys) {
            path.add(key(name));
        }
        return path.toArray(Step[]::new);
    }

    /** Within a target of a rule. */
    static Step[] inTarget(TargetSetup target, String... keys) {
        List<Step> path = new ArrayList<>(List.of(key("Properties"), key("Targets"), element("Id", target.id())));
        for (String name : keys) {
            path.add(key(name));
        }
        return path.toArray(Step[]::new);
    }

    /** A dead-letter queue for a target, with the permission for EventBridge to fill it. */
    static List<Edit> deadLetters(RuleSetup rule, TargetSetup target) {
        String id = id(rule.thing(), "Rule");
        String queue = id + "DeadLetters";
        Tree statement = Tree.map(
                "Effect",
                "Allow",
                "Principal",
                Tree.map("Service", "events.amazonaws.com"),
                "Action",
                "sqs:SendMessage",
                "Resource",
                Tree.attribute(queue, "Arn"),
                "Condition",
                Tree.map("ArnEquals", Tree.map("aws:SourceArn", Tree.attribute(id, "Arn"))));
        return List.of(
                Edit.set(id, Tree.map("Arn", Tree.attribute(queue, "Arn")), inTarget(target, "DeadLetterConfig")),
                Edit.add(queue, queue()),
                Edit.add(
                        queue + "Policy",
                        Tree.resource(
                                "AWS::SQS::QueuePolicy",
                                "Queues",
                                Tree.list(Tree.ref(queue)),
                                "PolicyDocument",
                                Tree.map("Version", VERSION, "Statement", Tree.list(statement)))));
    }

    /** A queue that keeps messages for 14 days, the longest that SQS does. */
    static Tree queue() {
        return Tree.resource("AWS::SQS::Queue", "MessageRetentionPeriod", Tree.number(1_209_600));
    }

    /** A policy of its own for a role, by the role's logical id. */
    static Tree policy(String role, String name, String action, Tree resource) {
        return Tree.resource(
                "AWS::IAM::Policy",
                "PolicyName",
                name,
                "Roles",
                Tree.list(Tree.ref(role)),
                "PolicyDocument",
                document(action, resource));
    }

    static Tree document(String action, Tree resource) {
        return Tree.map(
                "Version",
                VERSION,
                "Statement",
                Tree.list(Tree.map("Effect", "Allow", "Action", action, "Resource", resource)));
    }

    /** A role that a service may take on. */
    static Tree role(String service, String policyName, Tree document) {
        return Tree.resource(
                "AWS::IAM::Role",
                "AssumeRolePolicyDocument",
                Tree.map(
                        "Version",
                        VERSION,
                        "Statement",
                        Tree.list(Tree.map(
                                "Effect",
                                "Allow",
                                "Principal",
                                Tree.map("Service", service),
                                "Action",
                                "sts:AssumeRole"))),
                "Policies",
                Tree.list(Tree.map("PolicyName", policyName, "PolicyDocument", document)));
    }
}
