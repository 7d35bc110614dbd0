package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.facts.Truth;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.PipelineSetup.Setting;
import dev.countersign.stack.health.setup.Setup;
import dev.countersign.stack.health.setup.TopicSetup;
import dev.countersign.stack.health.setup.TopicSetup.Subscriber;
import java.util.List;
import java.util.Optional;

/** How pipelines treat runs that meet, who hears of their approvals, and what a state machine's log tells. */
final class Modes {
    private static final String PLACEHOLDER = "approver@example.com";

    private final Setup setup;
    private final Notes notes;

    Modes(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
    }

    void check() {
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            if (!pipeline.approvals().isEmpty()) {
                mode(pipeline);
                type(pipeline);
                pipeline.approvals().forEach(approval -> heard(pipeline, approval));
            }
        }
        setup.machines().items().stream()
                .filter(machine -> machine.tasks().found().filter(List::isEmpty).isEmpty())
                .forEach(this::logged);
    }

    private void mode(PipelineSetup pipeline) {
        String name = pipeline.thing().shown();
        notes.need(Check.SUPERSEDED, name, pipeline.mode())
                .filter("SUPERSEDED"::equals)
                .ifPresent(_ -> {
                    boolean told = new Way(setup).reaches(Event.ofRun(pipeline, "SUPERSEDED")) == Truth.YES;
                    notes.found(
                            Check.SUPERSEDED,
                            told ? Severity.ADVICE : Severity.WARNING,
                            name,
                            "While one request is being decided, ‘" + name
                                    + "’ keeps only the newest of those behind it; the others "
                                    + (told ? "are answered without having been asked about." : "never get an answer."),
                            TemplateChange.of(
                                    "Let runs queue up, so that each is asked about in its turn.",
                                    Edit.set(id(pipeline), Tree.text("V2"), key("Properties"), key("PipelineType")),
                                    Edit.set(
                                            id(pipeline),
                                            Tree.text("QUEUED"),
                                            key("Properties"),
                                            key("ExecutionMode"))),
                            List.of(new Proof(pipeline.mode().origin(), "Its execution mode is SUPERSEDED.")));
                });
    }

    private void type(PipelineSetup pipeline) {
        String name = pipeline.thing().shown();
        notes.need(Check.PIPELINE_TYPE, name, pipeline.type())
                .filter("V1"::equals)
                .ifPresent(_ -> notes.found(
                        Check.PIPELINE_TYPE,
                        name,
                        "‘" + name + "’ is of type V1.",
                        TemplateChange.of(
                                "Make it V2; mind that V2 is priced by the minute, V1 by the pipeline.",
                                Edit.set(id(pipeline), Tree.text("V2"), key("Properties"), key("PipelineType"))),
                        new Proof(
                                pipeline.type().origin(),
                                "Its type is V1, which is also what it is when none is named.")));
    }

    private void heard(PipelineSetup pipeline, ActionSetup approval) {
        String name = pipeline.thing().shown() + ", " + approval.name();
        Optional<Setting> named = approval.setting("NotificationArn");
        if (named.isEmpty()) {
            String topic = id(pipeline) + "ApprovalTopic";
            notes.found(
                    Check.NOTIFICATION,
                    name,
                    "The approval ‘" + approval.name() + "’ tells nobody that it waits.",
                    TemplateChange.of(
                            "Add a topic with a subscription, name it in the approval, and let the pipeline's role publish to it. Put the address of the approver.",
                            Edit.set(
                                    id(pipeline),
                                    Tree.ref(topic),
                                    Shapes.inAction(approval, "Configuration", "NotificationArn")),
                            Edit.add(
                                    topic,
                                    Tree.resource(
                                            "AWS::SNS::Topic",
                                            "Subscription",
                                            Tree.list(Tree.map("Protocol", "email", "Endpoint", PLACEHOLDER))))),
                    new Proof(approval.origin(), "Its configuration has no NotificationArn."));
            return;
        }
        Optional<TopicSetup> topic = setup.topics().items().stream()
                .filter(one -> one.thing().arn().sameArn(named.get().term()) == Truth.YES)
                .findFirst();
        if (topic.isEmpty()) {
            notes.missed(
                    Check.NOTIFICATION,
                    name,
                    named.get().origin(),
                    setup.topics()
                            .whyIncomplete()
                            .orElse("The topic is not part of the template; who is subscribed to it is not seen."));
            return;
        }
        notes.need(Check.NOTIFICATION, name, topic.get().subscribers())
                .ifPresent(subscribers -> subscribed(name, topic.get(), subscribers));
    }

    private void subscribed(String name, TopicSetup topic, List<Subscriber> subscribers) {
        String id = Shapes.id(topic.thing(), "ApprovalTopic");
        if (subscribers.isEmpty()) {
            notes.found(
                    Check.NOTIFICATION,
                    name,
                    "Nobody is subscribed to the topic that the approval tells.",
                    TemplateChange.of(
                            "Add a subscription; an e-mail address has to confirm it afterwards.",
                            Edit.add(
                                    id + "Subscription",
                                    Tree.resource(
                                            "AWS::SNS::Subscription",
                                            "TopicArn",
                                            Shapes.ref(topic.thing()),
                                            "Protocol",
                                            "email",
                                            "Endpoint",
                                            PLACEHOLDER))),
                    new Proof(topic.subscribers().origin(), "The topic has no subscription."));
        } else if (subscribers.stream().allMatch(one -> one.confirmed() == Truth.NO)) {
            notes.found(
                    Check.NOTIFICATION,
                    name,
                    "No subscription to the topic that the approval tells is confirmed: nothing is delivered.",
                    TemplateChange.of(
                            "No template change does it: the approver has to follow the link in the confirmation message, or be subscribed again."),
                    new Proof(
                            topic.subscribers().origin(),
                            subscribers.size() == 1
                                    ? "Its one subscription is pending confirmation."
                                    : "All " + subscribers.size() + " subscriptions are pending confirmation."));
        }
    }

    private void logged(MachineSetup machine) {
        String name = machine.thing().shown();
        notes.need(Check.TOKEN_LOGGED, name, machine.logsData())
                .filter(logs -> logs)
                .ifPresent(_ -> notes.found(
                        Check.TOKEN_LOGGED,
                        name,
                        "The log of ‘" + name + "’ holds the task tokens of all executions.",
                        TemplateChange.of(
                                "Leave the data of executions out of the log.",
                                Edit.set(
                                        Shapes.id(machine.thing(), "StateMachine"),
                                        Tree.flag(false),
                                        key("Properties"),
                                        key("LoggingConfiguration"),
                                        key("IncludeExecutionData"))),
                        new Proof(machine.logsData().origin(), "IncludeExecutionData is true.")));
    }

    private static String id(PipelineSetup pipeline) {
        return Shapes.id(pipeline.thing(), "Pipeline");
    }
}
