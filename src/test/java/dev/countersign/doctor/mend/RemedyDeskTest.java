package dev.countersign.doctor.mend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.IdentityGateway;
import dev.countersign.aws.ServerClock;
import dev.countersign.aws.inspect.RepairGateway;
import dev.countersign.doctor.diagnosis.Cause;
import dev.countersign.doctor.diagnosis.Confidence;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Outcome.Result;
import dev.countersign.doctor.mend.RepairJournal.Entry;
import dev.countersign.doctor.remedy.Act;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.domain.CallerIdentity;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** About a finding of a pipeline, so that nothing has to be examined; the scenarios prove the rest. */
class RemedyDeskTest {
    private static final Remedy REMEDY = remedy(
            new Act.EnableTransition("Orders", "Approval"),
            new Act.ByHand("Tell the approver."),
            new Act.Abandon("Orders", "7c1a", "Nobody needs it"));

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private final Person person = new Person();
    private Optional<String> readOnly = Optional.empty();
    private Optional<AwsFailure> refusal = Optional.empty();

    @Test
    void afterTheNameIsTypedEachStepIsDoneInItsOrder() {
        Outcome outcome = carryOut(REMEDY, " Orders ");

        assertThat(calls).containsExactly("enableTransition", "abandon");
        assertThat(person.seen)
                .containsExactly(
                        "begins EnableTransition",
                        "ended EnableTransition",
                        "begins ByHand",
                        "asked ByHand",
                        "ended ByHand",
                        "begins Abandon",
                        "ended Abandon");
        assertThat(outcome.steps()).hasSize(3).allMatch(StepResult::done);
        assertThat(outcome.result()).isEqualTo(Result.NOT_SEEN_HEALED);
        assertThat(outcome.sentence()).isEqualTo("All steps are done. Examine ‘Orders’ again to see what has changed.");
    }

    @Test
    void anotherNameDoesNothing() {
        Outcome outcome = carryOut(REMEDY, "orders");

        assertThat(outcome.result()).isEqualTo(Result.NOT_BEGUN);
        assertThat(outcome.sentence()).isEqualTo("What was typed is not ‘Orders’; nothing was done.");
        assertThat(calls).isEmpty();
        assertThat(journal().entries()).isEmpty();
    }

    @Test
    void whileReadOnlyNothingIsOfferedAndNothingIsDone() {
        readOnly = Optional.of("Countersign is read-only.");

        assertThat(desk().rehearse(finding(), REMEDY).whyNot()).contains("Countersign is read-only.");
        Outcome outcome = carryOut(REMEDY, "Orders");

        assertThat(outcome.result()).isEqualTo(Result.NOT_BEGUN);
        assertThat(outcome.sentence()).isEqualTo("Countersign is read-only. Nothing was done.");
        assertThat(calls).isEmpty();
    }

    @Test
    void aStepThatIsRefusedIsTheLastOne() {
        refusal = Optional.of(AwsFailure.of(
                AwsFailure.Kind.ACCESS_DENIED, "codepipeline:EnableStageTransition", "User is not authorized"));
        Outcome outcome = carryOut(REMEDY, "Orders");

        assertThat(calls).containsExactly("enableTransition");
        assertThat(outcome.result()).isEqualTo(Result.STEP_FAILED);
        assertThat(outcome.sentence())
                .contains("EnableTransition failed: You are not allowed to call codepipeline:EnableStageTransition.")
                .endsWith("The steps after it (2) were not tried.");
        assertThat(journal().entries()).extracting(Entry::outcome).containsExactly("begun", "failed", "step_failed");
    }

    @Test
    void whatAPersonHasNotDoneEndsIt() {
        person.willing = false;
        Outcome outcome = carryOut(REMEDY, "Orders");

        assertThat(calls).containsExactly("enableTransition");
        assertThat(outcome.result()).isEqualTo(Result.LEFT_UNDONE);
        assertThat(outcome.sentence()).endsWith("The steps after it (1) were not tried.");
    }

    @Test
    void whatOnlyAPersonCanDoIsNotOffered() {
        Rehearsal rehearsal = desk().rehearse(finding(), remedy(new Act.ByHand("Confirm the subscription.")));

        assertThat(rehearsal.whyNot()).isPresent();
    }

    @Test
    void theJournalTellsWhoDidWhatAndHowItWent() {
        carryOut(REMEDY, "Orders");

        List<Entry> entries = journal().entries();
        assertThat(entries).extracting(Entry::who).containsOnly("arn:aws:sts::111122223333:assumed-role/OnCall/maria");
        assertThat(entries)
                .extracting(Entry::repair)
                .containsOnly(entries.getFirst().repair());
        assertThat(entries).extracting(Entry::subject).containsOnly("Orders");
        assertThat(entries).extracting(Entry::cause).containsOnly("Q3");
        assertThat(entries)
                .extracting(Entry::what)
                .containsExactly("begins", "EnableTransition", "ByHand", "Abandon", "ended");
    }

    @Test
    void withoutAJournalNothingIsDone() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way of a folder");
        var unwritable = new RepairJournal(folder.resolve("file").resolve("repairs.jsonl"));
        var desk = new RemedyDesk(aws(), () -> readOnly, unwritable, time -> {});

        Outcome outcome = desk.carryOut(desk.rehearse(finding(), REMEDY), "Orders", person);

        assertThat(outcome.result()).isEqualTo(Result.NOT_BEGUN);
        assertThat(calls).isEmpty();
    }

    private Outcome carryOut(Remedy remedy, String typed) {
        RemedyDesk desk = desk();
        Rehearsal rehearsal = new Rehearsal(finding(), remedy, "Orders", Optional.empty());
        assertThat(desk.rehearse(finding(), remedy).confirmation()).isEqualTo(rehearsal.confirmation());
        return desk.carryOut(rehearsal, typed, person);
    }

    private RemedyDesk desk() {
        return new RemedyDesk(aws(), () -> readOnly, journal(), time -> {});
    }

    private RepairJournal journal() {
        return new RepairJournal(folder.resolve("repairs.jsonl"));
    }

    private Gateways aws() {
        IdentityGateway identity = fake(
                IdentityGateway.class,
                method -> new CallerIdentity("111122223333", "arn:aws:sts::111122223333:assumed-role/OnCall/maria"));
        RepairGateway repair = fake(RepairGateway.class, method -> {
            calls.add(method.getName());
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return Optional.empty();
        });
        return fake(Gateways.class, method -> switch (method.getName()) {
            case "identity" -> identity;
            case "repair" -> repair;
            case "clock" -> ServerClock.startingNow();
            default -> throw new AssertionError("nobody should ask for " + method.getName());
        });
    }

    private static <T> T fake(Class<T> type, Function<Method, Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answered = answer.apply(method);
                    return method.getReturnType() == void.class ? null : answered;
                }));
    }

    private static Finding finding() {
        return new Finding(
                Cause.TRANSITION_DISABLED,
                true,
                Optional.empty(),
                Optional.empty(),
                Confidence.PROVED,
                "The way into stage ‘Approval’ is closed.",
                List.of(),
                List.of(REMEDY));
    }

    private static Remedy remedy(Act... acts) {
        return new Remedy(
                "Open the way",
                List.of(acts).stream()
                        .map(act -> new Remedy.Step(act, act.getClass().getSimpleName(), "", "", ""))
                        .toList(),
                List.of(),
                "Close it again.",
                false);
    }

    private static final class Person implements Attendant {
        private final List<String> seen = new ArrayList<>();
        private boolean willing = true;

        @Override
        public boolean hasDone(Remedy.Step byHand) {
            seen.add("asked " + byHand.call());
            return willing;
        }

        @Override
        public void begins(Remedy.Step step) {
            seen.add("begins " + step.call());
        }

        @Override
        public void ended(StepResult result) {
            seen.add("ended " + result.step().call());
        }
    }
}
