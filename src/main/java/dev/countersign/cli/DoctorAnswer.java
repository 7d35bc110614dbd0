package dev.countersign.cli;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.doctor.report.TextReport;
import java.io.PrintWriter;
import tools.jackson.databind.node.ObjectNode;

/** What an examination came to, ready to be printed. */
interface DoctorAnswer {
    Verdict verdict();

    void print(PrintWriter out);

    ObjectNode json();

    /** What makes two answers the same: all but the times at which they were given and the calls that were made. */
    default String essence() {
        ObjectNode essence = json();
        essence.remove("asOf");
        essence.remove("looks");
        essence.path("relays")
                .valueStream()
                .flatMap(relay -> relay.path("hops").valueStream())
                .forEach(hop -> ((ObjectNode) hop).remove("sentence"));
        return essence.toString();
    }

    default int exitCode() {
        return switch (verdict()) {
            case STUCK -> ExitCode.FAILED;
            case COULD_NOT_LOOK -> ExitCode.MISSING;
            case UNEXPLAINED, WAITING, NOTHING_WAITS -> ExitCode.OK;
        };
    }

    /** The answer of an examination that was ended: what it could not look at any more is told as such. */
    static DoctorAnswer partial(DoctorAnswer answer) {
        return new DoctorAnswer() {
            @Override
            public Verdict verdict() {
                return answer.verdict();
            }

            @Override
            public void print(PrintWriter out) {
                out.println("Ended before everything was looked at; this is what was known by then.");
                answer.print(out);
            }

            @Override
            public ObjectNode json() {
                return answer.json().put("partial", true);
            }
        };
    }

    static DoctorAnswer of(Diagnosis diagnosis) {
        return new DoctorAnswer() {
            @Override
            public Verdict verdict() {
                return diagnosis.verdict();
            }

            @Override
            public void print(PrintWriter out) {
                new TextReport(out, true).print(diagnosis);
            }

            @Override
            public ObjectNode json() {
                return JsonReport.node(diagnosis);
            }
        };
    }
}
