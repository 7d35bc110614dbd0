package dev.countersign.doctor;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.round.Round;
import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.Traffic;
import dev.countersign.sandbox.wire.Quotas;
import dev.countersign.scenario.OpenExecutions;
import dev.countersign.testing.CountedCalls;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.watch.budget.Budgets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the doctor: one execution, then everything. Arguments: open executions, pipelines that they are spread over, delay of
 * each call in milliseconds. The sandbox enforces AWS's quotas while it is measured.
 */
public final class DoctorBench {
    private DoctorBench() {}

    public static void main(String[] arguments) {
        int executions = number(arguments, 0, 40);
        int pipelines = number(arguments, 1, 4);
        int delay = number(arguments, 2, 60);
        var traffic = new Measured(Duration.ofMillis(delay));
        try (RunningSandbox sandbox = RunningSandbox.started(options -> options.withWall(InstantSource.system())
                .withPython(Python.ofThisMachine())
                .withTraffic(traffic))) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            List<ExecutionArn> open = OpenExecutions.start(connection, executions, pipelines);
            say(
                    "%d executions over %d pipelines, %d ms added to each call, quotas enforced",
                    open.size(), pipelines, delay);
            try (Gateways aws = SdkGateways.connect(connection)) {
                new Doctor(aws).execution(open.getFirst());
                traffic.begin();
                one(aws, open.getLast(), traffic);
                all(aws, traffic);
            }
        }
    }

    private static void one(Gateways aws, ExecutionArn execution, Measured traffic) {
        long start = System.nanoTime();
        new Doctor(aws).execution(execution);
        report("one execution", start, traffic);
    }

    private static void all(Gateways aws, Measured traffic) {
        long start = System.nanoTime();
        RoundResult result = Round.all(aws, Budgets.ofOneExamination(), "everything", new Silent())
                .examine();
        report("--all", start, traffic);
        say("  %s", result.whole().sentence());
    }

    private static void report(String what, long start, Measured traffic) {
        double seconds = (System.nanoTime() - start) / 1e9;
        say(
                "%s: %.1f s, %d calls, %d of them refused by a quota",
                what, seconds, traffic.counted.total(), traffic.refused.get());
        traffic.counted.byOperation().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(12)
                .forEach(entry -> say("  %5d %s", entry.getValue(), entry.getKey()));
        traffic.startAnew();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(java.util.Locale.ROOT, format, values));
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Lets everything through while the account is prepared. */
    private static final class Measured implements Traffic {
        private final CountedCalls counted = new CountedCalls();
        private final AtomicInteger refused = new AtomicInteger();
        private final Quotas quotas;
        private volatile boolean begun;

        Measured(Duration delay) {
            quotas = new Quotas(InstantSource.system(), delay);
        }

        void begin() {
            begun = true;
            startAnew();
        }

        void startAnew() {
            counted.startAnew();
            refused.set(0);
        }

        @Override
        public void arrives(String operation) {
            if (!begun) {
                return;
            }
            counted.arrives(operation);
            try {
                quotas.arrives(operation);
            } catch (ServiceError e) {
                refused.incrementAndGet();
                throw e;
            }
        }
    }

    private static final class Silent implements RoundProgress {
        @Override
        public void reached(String step, int done, int of) {}

        @Override
        public void examined(Diagnosis diagnosis) {}
    }
}
