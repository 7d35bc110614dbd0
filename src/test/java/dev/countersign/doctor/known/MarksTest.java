package dev.countersign.doctor.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.known.Mark.Kind;
import dev.countersign.relay.Hop;
import dev.countersign.relay.Relay;
import dev.countersign.ui.execution.Cases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {
    private final Relay waiting = Cases.waiting().runs().getFirst().relays().getFirst();

    @Test
    void anExecutionThatSimplyWaitsHasNoMark() {
        assertThat(Marks.of(Optional.of(waiting), Optional.empty())).isEmpty();
        assertThat(Marks.of(Optional.of(waiting), Optional.of(diagnosis(Verdict.WAITING, waiting))))
                .isEmpty();
        assertThat(Marks.of(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void whatIsLateOrBrokenIsMarkedWithoutAnExamination() {
        Mark late = Marks.of(Optional.of(with(Hop.Kind.DECISION, Hop.State.LATE)), Optional.empty())
                .orElseThrow();
        Mark broken = Marks.of(Optional.of(with(Hop.Kind.DECISION, Hop.State.BROKEN)), Optional.empty())
                .orElseThrow();

        assertThat(late.kind()).isEqualTo(Kind.LATE);
        assertThat(late.title()).isEqualTo("Late at hop 5, Decision");
        assertThat(late.examined()).isEmpty();
        assertThat(broken.kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void theCauseThatTheDoctorFoundIsToldAsLongAsTheTokenIsWhereItWas() {
        Relay broken = with(Hop.Kind.DECISION, Hop.State.BROKEN);
        Diagnosis found = diagnosis(Verdict.STUCK, broken);

        Mark mark = Marks.of(Optional.of(broken), Optional.of(found)).orElseThrow();
        assertThat(mark.kind()).isEqualTo(Kind.STUCK);
        assertThat(mark.word()).isEqualTo("E1");
        assertThat(mark.examined()).contains(Cases.START);

        Relay further = with(Hop.Kind.RETURN, Hop.State.WAITING);
        assertThat(Marks.of(Optional.of(further), Optional.of(found))).isEmpty();
        Relay over = ended();
        assertThat(Marks.of(Optional.of(over), Optional.of(found))).isEmpty();
    }

    @Test
    void whatWasExaminedAndCouldNotBeSeenIsNeverToldAsFine() {
        Mark mark = Marks.of(Optional.of(waiting), Optional.of(diagnosis(Verdict.COULD_NOT_LOOK, waiting)))
                .orElseThrow();

        assertThat(mark.kind()).isEqualTo(Kind.NOT_VISIBLE);
    }

    @Test
    void anApprovalWhoseTokenIsDeadIsMarkedAsOneThatNobodyWaitsFor() {
        Mark mark = Marks.of(waiting.approval().orElseThrow(), Optional.of(ended()), Optional.empty(), Optional.empty())
                .orElseThrow();

        assertThat(mark.kind()).isEqualTo(Kind.NOBODY_WAITS);
        assertThat(Marks.of(waiting.approval().orElseThrow(), Optional.of(waiting), Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    private static Diagnosis diagnosis(Verdict verdict, Relay relay) {
        Finding finding = new Finding(
                Cause.ofCode("E1").orElseThrow(),
                true,
                Optional.of(relay.execution()),
                Optional.of(relay.taskId()),
                Confidence.PROVED,
                "The rule is disabled.",
                List.of(),
                List.of());
        return new Diagnosis(
                relay.execution().value(),
                Cases.START,
                verdict,
                "So it is.",
                List.of(relay),
                verdict == Verdict.STUCK ? List.of(finding) : List.of(),
                List.of());
    }

    private Relay with(Hop.Kind kind, Hop.State state) {
        return changed(
                waiting.hops().stream()
                        .map(hop -> hop.kind() == kind
                                ? new Hop(kind, state, hop.at(), hop.sentence(), hop.evidence())
                                : hop.isCurrent()
                                        ? new Hop(hop.kind(), Hop.State.DONE, hop.at(), hop.sentence(), hop.evidence())
                                        : hop)
                        .toList(),
                true);
    }

    private Relay ended() {
        return changed(
                waiting.hops().stream()
                        .map(hop -> new Hop(hop.kind(), Hop.State.DONE, hop.at(), hop.sentence(), hop.evidence()))
                        .toList(),
                false);
    }

    private Relay changed(List<Hop> hops, boolean tokenOut) {
        return new Relay(
                waiting.execution(),
                waiting.task(),
                waiting.taskId(),
                waiting.token(),
                hops,
                waiting.outcome(),
                waiting.object(),
                waiting.pipelineExecution(),
                waiting.approvals(),
                tokenOut,
                waiting.branch(),
                waiting.deadline());
    }
}
