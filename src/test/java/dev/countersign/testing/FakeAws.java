package dev.countersign.testing;

import static dev.countersign.testing.Facts.EXECUTION;
import static dev.countersign.testing.Facts.RUN;
import static dev.countersign.testing.Facts.START;
import static dev.countersign.testing.Facts.TOKEN;

import dev.countersign.domain.pipelines.PipelineExecution.PipelineExecutionStatus;
import dev.countersign.domain.states.ExecutionStatus;
import dev.countersign.watch.Watcher;
import dev.countersign.watch.budget.Budgets;
import dev.countersign.watch.budget.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The ports that are followed, as fakes, with a clock and a queue of work that a test moves by hand. */
public final class FakeAws {
    private final FakeExecutionGateway executions = new FakeExecutionGateway();
    private final FakePipelineGateway pipelines = new FakePipelineGateway();
    private final FakeObjectGateway objects = new FakeObjectGateway();
    private final FakeRuleGateway rules = new FakeRuleGateway();
    private final ManualTime time = new ManualTime(Facts.NOW);
    private final Queue<Runnable> work = new ArrayDeque<>();

    /** The execution order-1 waits in task Ask; pipeline release asks for an answer to it; a rule carries it back. */
    public static FakeAws withAnOpenApproval() {
        var aws = new FakeAws();
        aws.executions
                .with(Facts.machine())
                .with(
                        Facts.execution(EXECUTION, ExecutionStatus.RUNNING),
                        Histories.startedAt(START).waitIn("Ask", TOKEN).events());
        aws.pipelines
                .with(Facts.pipeline(), Facts.state(Optional.of(RUN), Facts.open("approval-token")))
                .with("release", List.of(Facts.run(RUN, "v1", PipelineExecutionStatus.IN_PROGRESS)), List.of());
        aws.objects.with(Facts.version("v1", TOKEN));
        aws.rules.with(Facts.rule(true));
        return aws;
    }

    public ManualTime time() {
        return time;
    }

    public FakeExecutionGateway executions() {
        return executions;
    }

    public FakePipelineGateway pipelines() {
        return pipelines;
    }

    public FakeObjectGateway objects() {
        return objects;
    }

    public FakeRuleGateway rules() {
        return rules;
    }

    public Watcher watcher() {
        return new Watcher(
                new Sources(executions, pipelines, objects, rules),
                new Budgets(time, time::advance),
                time,
                time,
                work::add);
    }

    /** Runs everything that is due, and what that makes due, without letting time pass. */
    public void settle(Watcher watcher) {
        boolean idle = false;
        while (!idle) {
            watcher.tick();
            idle = work.isEmpty();
            for (Runnable next = work.poll(); next != null; next = work.poll()) {
                next.run();
            }
        }
    }

    /** Lets time pass from one due reading to the next. */
    public void pass(Watcher watcher, Duration duration) {
        Instant end = time.instant().plus(duration);
        settle(watcher);
        for (Optional<Instant> due = watcher.tick();
                due.isPresent() && !due.get().isAfter(end);
                due = watcher.tick()) {
            advanceTo(due.get());
            settle(watcher);
        }
        advanceTo(end);
    }

    private void advanceTo(Instant instant) {
        Duration step = Duration.between(time.instant(), instant);
        if (step.isPositive()) {
            time.advance(step);
        }
    }
}
