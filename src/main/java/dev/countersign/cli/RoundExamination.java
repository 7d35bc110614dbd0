package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.report.RoundReport;
import dev.countersign.doctor.round.Round;
import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.session.SignedIn;
import dev.countersign.watch.budget.Budgets;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Examines many executions: progress goes to standard error, what is found to standard output as soon as it is. */
final class RoundExamination implements RoundProgress {
    private static final long EVERY_MILLIS = 1000;

    private final SignedIn signedIn;
    private final Optional<String> pipeline;
    private final Consumer<String> progress;
    private final Consumer<String> found;
    private volatile @Nullable Round round;
    private long told;
    private String step = "";

    /**
     * @param pipeline the one to examine; absent for everything
     * @param progress takes a line now and then
     * @param found takes the lines of each execution that is not as it should be
     */
    RoundExamination(SignedIn signedIn, Optional<String> pipeline, Consumer<String> progress, Consumer<String> found) {
        this.signedIn = signedIn;
        this.pipeline = pipeline;
        this.progress = progress;
        this.found = found;
    }

    DoctorAnswer examine() {
        Budgets budgets = Budgets.ofOneExamination();
        String place = "account " + signedIn.session().identity().account() + " in "
                + signedIn.session().region();
        Round fresh = pipeline.map(name -> Round.pipeline(signedIn.gateways(), budgets, name, this))
                .orElseGet(() -> Round.all(signedIn.gateways(), budgets, place, this));
        round = fresh;
        try {
            return answer(fresh.examine());
        } catch (AwsFailure e) {
            progress.accept(e.sentence() + " " + e.wayOn());
            return answer(fresh.soFar());
        }
    }

    /** What is known by now; absent before it has begun. */
    Optional<DoctorAnswer> soFar() {
        return Optional.ofNullable(round).map(Round::soFar).map(RoundExamination::answer);
    }

    @Override
    public synchronized void reached(String now, int done, int of) {
        long millis = System.nanoTime() / 1_000_000;
        boolean last = of > 0 && done == of;
        if (now.equals(step) && !last && millis - told < EVERY_MILLIS) {
            return;
        }
        step = now;
        told = millis;
        progress.accept(of == 0 ? now : now + " " + done + "/" + of);
    }

    @Override
    public synchronized void examined(Diagnosis diagnosis) {
        RoundReport.lines(diagnosis).forEach(found);
    }

    private static DoctorAnswer answer(RoundResult result) {
        return new DoctorAnswer() {
            @Override
            public Verdict verdict() {
                return result.whole().verdict();
            }

            @Override
            public void print(PrintWriter out) {
                RoundReport.summary(out, result);
            }

            @Override
            public ObjectNode json() {
                return RoundReport.node(result);
            }
        };
    }
}
