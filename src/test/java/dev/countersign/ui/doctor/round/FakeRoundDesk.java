package dev.countersign.ui.doctor.round;

import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.round.RoundProgress;
import dev.countersign.doctor.round.RoundResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Examines when it is told to. */
final class FakeRoundDesk implements RoundDesk {
    /** What the examination comes to; it waits for that. */
    CompletableFuture<RoundResult> answer = new CompletableFuture<>();

    RoundResult soFar = Rounds.result(1, 0, 0, true);
    final List<String> carriedOut = new ArrayList<>();
    final List<Optional<String>> asked = new ArrayList<>();
    volatile Optional<RoundProgress> progress = Optional.empty();

    @Override
    public List<String> pipelines() {
        return List.of("pipeline-0", "pipeline-1");
    }

    @Override
    public Examination prepare(Optional<String> pipeline, RoundProgress news) {
        asked.add(pipeline);
        progress = Optional.of(news);
        return new Examination() {
            @Override
            public RoundResult run() {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("the test is over", e);
                } catch (ExecutionException e) {
                    throw (RuntimeException) e.getCause();
                }
            }

            @Override
            public RoundResult soFar() {
                return soFar;
            }

            @Override
            public void end() {
                answer.complete(soFar);
            }
        };
    }

    @Override
    public Rehearsal rehearse(Finding finding, Remedy remedy) {
        return new Rehearsal(finding, remedy, "pipeline", Optional.empty());
    }

    @Override
    public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
        carriedOut.add(rehearsal.remedy().title() + " / " + typed);
        return new Outcome(Outcome.Result.HEALED, "It is cleared.", List.of(), Optional.empty(), Optional.empty());
    }
}
