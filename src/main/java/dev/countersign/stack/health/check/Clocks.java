package dev.countersign.stack.health.check;

import static dev.countersign.stack.health.change.Edit.key;

import dev.countersign.stack.health.change.Edit;
import dev.countersign.stack.health.change.Edit.Step;
import dev.countersign.stack.health.change.TemplateChange;
import dev.countersign.stack.health.change.Tree;
import dev.countersign.stack.health.finding.Check;
import dev.countersign.stack.health.finding.Proof;
import dev.countersign.stack.health.finding.Severity;
import dev.countersign.stack.health.setup.MachineSetup;
import dev.countersign.stack.health.setup.MachineSetup.CallbackTask;
import dev.countersign.stack.health.setup.PipelineSetup;
import dev.countersign.stack.health.setup.PipelineSetup.ActionSetup;
import dev.countersign.stack.health.setup.Setup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clocks of approval, task and state machine, each of which should outlast the one before. */
final class Clocks {
    /** By how much a clock should outlast the one before: the way from clock to clock takes time, too. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final String LITTLE = "The execution fails with States.Timeout instead of taking a branch.";

    private final Setup setup;
    private final Notes notes;

    Clocks(Setup setup, Notes notes) {
        this.setup = setup;
        this.notes = notes;
    }

    void check() {
        for (MachineSetup machine : setup.machines().items()) {
            notes.need(Check.TIMEOUT, machine.thing().shown(), machine.tasks())
                    .ifPresent(tasks -> tasks.forEach(task -> check(machine, task)));
        }
    }

    private void check(MachineSetup machine, CallbackTask task) {
        type(machine, task);
        heartbeat(machine, task);
        Optional<Optional<Long>> own = task.timeout().found();
        Optional<Optional<Long>> machines = machine.timeout().found();
        if (own.filter(Optional::isEmpty).isPresent()
                && machines.filter(Optional::isEmpty).isPresent()) {
            unlimited(machine, task);
            return;
        }
        if (own.isEmpty()) {
            // It has one; how long is for each execution to say.
            notes.need(Check.CLOCKS, subject(machine, task), task.timeout());
            return;
        }
        Optional<Optional<Long>> machineTimeout = notes.need(Check.CLOCKS, subject(machine, task), machine.timeout());
        notes.looked(Check.TIMEOUT);
        own.flatMap(value -> value).ifPresent(seconds -> againstMachine(machine, task, seconds, machineTimeout));
        caught(machine, task, own.get());
        machineTimeout.ifPresent(limit -> againstApprovals(machine, task, own.get(), limit));
    }

    private void type(MachineSetup machine, CallbackTask task) {
        notes.need(Check.MACHINE_TYPE, machine.thing().shown(), machine.express())
                .filter(express -> express)
                .ifPresent(_ -> notes.found(
                        Check.MACHINE_TYPE,
                        machine.thing().shown(),
                        "‘" + machine.thing().shown() + "’ is of type EXPRESS, but its task ‘" + task.state()
                                + "’ waits for a token.",
                        TemplateChange.of(
                                "Make it a STANDARD state machine. That replaces it.",
                                Edit.set(
                                        id(machine),
                                        Tree.text("STANDARD"),
                                        key("Properties"),
                                        key("StateMachineType"))),
                        new Proof(machine.express().origin(), "Its type is EXPRESS."),
                        new Proof(task.origin(), "The task waits for a token.")));
    }

    private void heartbeat(MachineSetup machine, CallbackTask task) {
        Optional<Long> beat = notes.need(Check.HEARTBEAT, subject(machine, task), task.heartbeat())
                .flatMap(value -> value);
        Optional<Long> approval = shortestApproval();
        if (beat.isEmpty() || approval.isEmpty() || beat.get() > approval.get()) {
            return;
        }
        notes.found(
                Check.HEARTBEAT,
                weight(beat.get(), approval.get()),
                subject(machine, task),
                "‘" + task.state() + "’ ends after " + words(beat.get())
                        + " without a heartbeat, the approval may take " + words(approval.get())
                        + "; unless something sends SendTaskHeartbeat, later answers are lost.",
                TemplateChange.of(
                        "Leave HeartbeatSeconds out; the timeout alone bounds the wait.",
                        inTask(machine, task, Optional.empty(), key("HeartbeatSeconds"))),
                List.of(new Proof(task.heartbeat().origin(), "HeartbeatSeconds is " + beat.get() + ".")));
    }

    private void unlimited(MachineSetup machine, CallbackTask task) {
        long seconds = longestApproval().orElse(ActionSetup.DEFAULT_APPROVAL_MINUTES * 60) + MARGIN.toSeconds();
        notes.found(
                Check.TIMEOUT,
                subject(machine, task),
                "Neither ‘" + task.state()
                        + "’ nor the state machine has a timeout: a lost token would wait for up to a year.",
                TemplateChange.of(
                        "Give the task a timeout, an hour longer than the approval's.",
                        inTask(machine, task, Optional.of(Tree.number(seconds)), key("TimeoutSeconds"))),
                new Proof(task.origin(), "The task has no TimeoutSeconds."),
                new Proof(machine.timeout().origin(), "The definition has no TimeoutSeconds."));
    }

    private void againstMachine(
            MachineSetup machine, CallbackTask task, long seconds, Optional<Optional<Long>> machineTimeout) {
        machineTimeout
                .flatMap(value -> value)
                .filter(limit -> limit <= seconds)
                .ifPresent(limit -> notes.found(
                        Check.CLOCKS,
                        subject(machine, task),
                        "The state machine ends after " + words(limit) + ", not later than ‘" + task.state() + "’ ("
                                + words(seconds) + "): the end of a machine cannot be caught.",
                        TemplateChange.of(
                                "Let the state machine outlast its task.",
                                inMachine(machine, Tree.number(seconds + MARGIN.toSeconds()))),
                        new Proof(machine.timeout().origin(), "TimeoutSeconds of the definition is " + limit + "."),
                        new Proof(task.timeout().origin(), "TimeoutSeconds of the task is " + seconds + ".")));
    }

    private void caught(MachineSetup machine, CallbackTask task, Optional<Long> own) {
        notes.looked(Check.TIMEOUT_CAUGHT);
        if (own.isPresent() && !task.catchesTimeout()) {
            notes.found(
                    Check.TIMEOUT_CAUGHT,
                    subject(machine, task),
                    "‘" + task.state() + "’ has a timeout and no Catch for it. " + LITTLE,
                    new TemplateChange(
                            "Add a Catch for States.Timeout to the task, and name the state that is to follow where it says NAME_OF_A_STATE.",
                            List.of(inTask(
                                    machine,
                                    task,
                                    Optional.of(Tree.map(
                                            "ErrorEquals",
                                            Tree.texts(List.of("States.Timeout")),
                                            "Next",
                                            "NAME_OF_A_STATE")),
                                    key("Catch"),
                                    new Step.Next()))),
                    new Proof(task.origin(), "No Catch names States.Timeout or States.ALL."));
        }
    }

    private void againstApprovals(
            MachineSetup machine, CallbackTask task, Optional<Long> own, Optional<Long> machines) {
        Optional<Long> wait = own.isPresent() && machines.isPresent()
                ? Optional.of(Math.min(own.get(), machines.get()))
                : own.or(() -> machines);
        List<ActionSetup> known = new ArrayList<>();
        for (PipelineSetup pipeline : setup.pipelines().items()) {
            for (ActionSetup approval : pipeline.approvals()) {
                notes.need(Check.CLOCKS, pipeline.thing().shown() + ", " + approval.name(), approval.timeout())
                        .ifPresent(_ -> known.add(approval));
            }
        }
        if (wait.isEmpty() || known.isEmpty()) {
            return;
        }
        List<ActionSetup> longer =
                known.stream().filter(one -> seconds(one) >= wait.get()).toList();
        if (longer.size() == known.size()) {
            tooShort(machine, task, own, wait.get(), longer.getFirst());
        } else if (!longer.isEmpty()) {
            notes.missed(
                    Check.CLOCKS,
                    subject(machine, task),
                    longer.getFirst().origin(),
                    "Several approvals are open for different lengths of time; which of them this task waits for cannot be told.");
        }
    }

    private void tooShort(
            MachineSetup machine, CallbackTask task, Optional<Long> own, long wait, ActionSetup approval) {
        long wanted = seconds(approval) + MARGIN.toSeconds();
        boolean machineEnds = own.filter(seconds -> seconds == wait).isEmpty();
        List<Edit> edits = new ArrayList<>();
        edits.add(inTask(machine, task, Optional.of(Tree.number(wanted)), key("TimeoutSeconds")));
        machine.timeout()
                .found()
                .flatMap(value -> value)
                .ifPresent(limit ->
                        edits.add(inMachine(machine, Tree.number(Math.max(limit, wanted + MARGIN.toSeconds())))));
        notes.found(
                Check.CLOCKS,
                weight(wait, seconds(approval)),
                subject(machine, task),
                late(machineEnds ? "The state machine ends" : "‘" + task.state() + "’ stops waiting", wait, approval),
                new TemplateChange(
                        "Let the task wait an hour longer than the approval"
                                + (edits.size() > 1 ? ", and the state machine an hour longer than the task." : "."),
                        edits),
                List.of(
                        new Proof(
                                (machineEnds ? machine.timeout() : task.timeout()).origin(),
                                "TimeoutSeconds is " + wait + "."),
                        new Proof(
                                approval.timeout().origin(),
                                approval.timeout()
                                                .found()
                                                .flatMap(value -> value)
                                                .isPresent()
                                        ? "The approval's timeout is " + seconds(approval) / 60 + " minutes."
                                        : "The approval has no timeout of its own; CodePipeline gives it 7 days.")));
    }

    private static String late(String who, long wait, ActionSetup approval) {
        return wait == seconds(approval)
                ? who + " after " + words(wait) + ", and the approval ‘" + approval.name()
                        + "’ stays open just as long but begins later: the last answers reach nobody."
                : who + " after " + words(wait) + ", the approval ‘" + approval.name() + "’ stays open for "
                        + words(seconds(approval)) + ": an answer after that reaches nobody.";
    }

    /** Most answers lost is worse than late ones lost. */
    private static Severity weight(long wait, long approval) {
        return wait < approval / 2 ? Severity.CRITICAL : Severity.WARNING;
    }

    private Optional<Long> shortestApproval() {
        return approvals().stream().map(Clocks::seconds).min(Long::compareTo);
    }

    private Optional<Long> longestApproval() {
        return approvals().stream().map(Clocks::seconds).max(Long::compareTo);
    }

    private List<ActionSetup> approvals() {
        return setup.pipelines().items().stream()
                .flatMap(pipeline -> pipeline.approvals().stream())
                .filter(approval -> approval.timeout().found().isPresent())
                .toList();
    }

    static long seconds(ActionSetup approval) {
        return 60 * approval.timeout().found().flatMap(value -> value).orElse(ActionSetup.DEFAULT_APPROVAL_MINUTES);
    }

    private static Edit inTask(MachineSetup machine, CallbackTask task, Optional<Tree> value, Step... rest) {
        List<Step> path = new ArrayList<>(List.of(key("Properties"), new Step.Definition()));
        String before = "";
        for (String part : task.path()) {
            path.add(before.equals("Branches") ? new Step.Index(Integer.parseInt(part)) : key(part));
            before = part;
        }
        path.addAll(List.of(rest));
        return new Edit(id(machine), path, value);
    }

    private static Edit inMachine(MachineSetup machine, Tree value) {
        return Edit.set(id(machine), value, key("Properties"), new Step.Definition(), key("TimeoutSeconds"));
    }

    private static String id(MachineSetup machine) {
        return machine.thing().logicalId().orElse("StateMachine");
    }

    private static String subject(MachineSetup machine, CallbackTask task) {
        return machine.thing().shown() + ", " + task.state();
    }

    /** For a person: the two largest units that matter. */
    static String words(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        List<String> parts = new ArrayList<>();
        part(parts, duration.toDaysPart(), "day");
        part(parts, duration.toHoursPart(), "hour");
        part(parts, duration.toMinutesPart(), "minute");
        part(parts, duration.toSecondsPart(), "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void part(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
