package dev.countersign.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.ObjectLocation;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.kit.WindowMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DoctorViewTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final FakeDoctorDesk desk = new FakeDoctorDesk();

    @Test
    void theCauseStandsWithWhatProvesItAndTheRemediesInTheirOrder() {
        open();
        desk.answers.add(Diagnoses::stuck);

        fx.await("cause-E1", Node.class);
        assertThat(texts("#diagnosis .label")).contains("Stuck").anyMatch(text -> text.contains("is disabled"));
        assertThat(fx.await("hop-return", Node.class).getAccessibleText()).contains("Broken");
        assertThat(texts("#cause-E1 .label"))
                .contains("E1", "Proved", "Its state is DISABLED.")
                .anyMatch(text -> text.startsWith("events:DescribeRule  ·  arn:aws:events"));
        assertThat(texts(".remedy-card .title-card"))
                .startsWith("Enable the rule and repeat the recorded decision", "Send the recorded decision yourself");
        assertThat(texts(".remedy-card .label"))
                .contains("Needs events:EnableRule on arn:aws:events:eu-west-1:111122223333:rule/release-answers")
                .contains("Disable the rule again.", "By hand: Ask whoever owns the function first.")
                .contains("Passes over the approval");
        assertThat(fx.await("also-W3", TitledPane.class).isExpanded()).isFalse();
        assertThat(fx.await("doctor-as-of", Label.class).getText())
                .contains("as of 14:10:00", "2 looks, which change nothing");
        pictures("doctor-stuck");
    }

    @Test
    void aLineAndTheWholeReportAreCopiedAndTheReportIsSaved() throws IOException {
        open();
        desk.answers.add(Diagnoses::stuck);
        fx.await("cause-E1", Node.class);

        fx.robot()
                .interact(() -> ((javafx.scene.control.Button)
                                fx.robot().lookup(".copy-line").query())
                        .fire());
        assertThat(clipboard()).isEqualTo("aws events enable-rule --name release-answers");
        fx.click("copy-report");
        assertThat(clipboard()).contains(Diagnoses.ARN.value(), "CAUSE E1", "$ aws events enable-rule");
        fx.click("save-report");
        fx.await(
                "it is saved",
                () -> fx.await("report-saved", Label.class).getText().startsWith("Saved as"));

        assertThat(Files.readString(folder.resolve("countersign-release-2026-11.json")))
                .contains("\"cause\" : \"E1\"", "\"primary\" : true");
    }

    @Test
    void anExaminationThatIsCancelledLeavesThePageAsItWasAndCanBeRunAgain() {
        open();
        fx.await("examining", Node.class);
        Label far = fx.await("examination-progress", Label.class);
        fx.await("how far it is", () -> far.getText().equals("0 of 1 looks taken; states:DescribeExecution"));
        fx.click("cancel-examination");

        fx.await("not-examined", Node.class);
        fx.picture("doctor-cancelled");
        // The answer to the cancelled one comes late, and is dropped.
        desk.answers.add(Diagnoses::waiting);
        fx.click("examine");
        desk.answers.add(Diagnoses::stuck);
        fx.await("cause-E1", Node.class);

        fx.click("run-again");
        fx.await("examining", Node.class);
        assertThat(fx.isShown("cause-E1")).as("what is known stays meanwhile").isTrue();
        desk.answers.add(Diagnoses::waiting);
        fx.await("no-cause", Node.class);
        assertThat(fx.isShown("cause-E1")).isFalse();
    }

    @Test
    void whereNothingIsWrongItSaysSo() {
        open();
        desk.answers.add(Diagnoses::waiting);

        fx.await("no-cause", Node.class);
        assertThat(texts("#no-cause .label")).contains("Nothing is broken");
        assertThat(texts("#diagnosis .label")).anyMatch(text -> text.contains("waits for a person's answer"));
        pictures("doctor-waiting");
    }

    @Test
    void whatCouldNotBeLookedAtIsListedWithThePermissionThatIsMissing() {
        open();
        desk.answers.add(Diagnoses::couldNotLook);

        fx.await("could-not-look", Node.class);
        assertThat(texts("#could-not-look .label")).contains("This needs the permission events:DescribeRule.");
        pictures("doctor-could-not-look");
    }

    @Test
    void namesAsLongAsTheyMayBeStayOnThePage() {
        open();
        desk.answers.add(Diagnoses::stuckWithLongNames);

        Node card = fx.await("cause-E1", Node.class);
        double right = fx.onFx(() -> card.localToScene(card.getBoundsInLocal()).getMaxX());
        assertThat(right).isLessThan(700);
        pictures("doctor-long-names");
    }

    @Test
    void anApprovalThatNobodyWaitsForIsToldWithTheWayToClearIt() {
        open(new Subject.OfApproval(
                new ApprovalAddress("release-pipeline", "Approval", "ManualApproval"), Optional.empty()));
        desk.answers.add(Diagnoses::nobodyWaits);

        fx.await("cause-T4", Node.class);
        assertThat(fx.await("doctor-name", Label.class).getText())
                .isEqualTo("release-pipeline/Approval/ManualApproval");
        assertThat(texts(".remedy-card .title-card")).contains("Abandon the pipeline execution");
        assertThat(fx.isShown("no-cause")).isFalse();
        pictures("doctor-nobody-waits");
    }

    @Test
    void aVersionThatNobodyWaitsForIsAClearAnswer() {
        open(new Subject.OfVersion(new ObjectLocation("deliveries", "order.json"), Optional.of("v1")));
        desk.answers.add(
                () -> Diagnoses.plain(Diagnosis.Verdict.NOTHING_WAITS, "Version v1 carries no task token.", List.of()));

        fx.await("no-cause", Node.class);
        assertThat(texts("#no-cause .label")).contains("Nobody waits for it").doesNotContain("Nothing can be stuck");
    }

    @Test
    void aFailureIsToldWithAWayOn() {
        open();
        desk.answers.add(() -> {
            throw AwsFailure.of(Kind.UNREACHABLE, "states:DescribeExecution", "connection refused");
        });

        fx.await("try-again", Node.class);
        assertThat(fx.isShown("not-examined")).isFalse();
        desk.answers.add(Diagnoses::stuck);
        fx.click("try-again");
        fx.await("cause-E1", Node.class);
        assertThat(fx.isShown("try-again")).isFalse();
    }

    @Test
    void aRemedyIsCarriedOutAfterItsNameWasTypedAndSaysWhetherItHealed() {
        open();
        desk.answers.add(Diagnoses::stuckWithByHand);
        fx.click("carry-out-E1-1");
        assertThat(fx.await("confirm", Node.class).isDisabled()).isTrue();
        assertThat(fx.robot().lookup(".facts-value").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("EnableRule(Name=release-answers)", "By hand: Tell the team.");
        fx.type("confirm-word", "release-2026-11");
        fx.click("confirm");

        fx.await("repair", Node.class);
        assertThat(fx.await("carry-out-E1-1", Node.class).isDisabled())
                .as("one at a time")
                .isTrue();
        desk.steps.release(1);
        desk.steps.release(1);
        fx.await("by-hand-done", Node.class);
        pictures("doctor-mending");
        fx.click("by-hand-done");

        fx.await("repair-outcome", Node.class);
        assertThat(texts("#repair-outcome .label")).contains("It has helped");
        assertThat(desk.carriedOut)
                .containsExactly("Enable the rule and repeat the recorded decision / release-2026-11");
        assertThat(texts("#no-cause .label")).as("what was read afterwards").contains("Nothing can be stuck");
        fx.picture("doctor-healed");
        fx.click("repair-dismiss");
        assertThat(fx.isShown("repair")).isFalse();
    }

    @Test
    void whileNothingMayBeChangedNothingIsCarriedOutAndThePageSaysWhy() {
        open();
        desk.answers.add(Diagnoses::stuck);
        fx.await("carry-out-E1-1", Node.class);

        fx.robot().interact(() -> WindowMarks.of(fx.stage().getScene()).forbidChanges("This window only reads."));

        assertThat(fx.await("carry-out-E1-1", Node.class).isDisabled()).isTrue();
        assertThat(texts(".remedy-card .why-not")).contains("This window only reads.");
        fx.picture("doctor-read-only");
    }

    private void open() {
        open(new Subject.OfExecution(Diagnoses.ARN));
    }

    private void open(Subject subject) {
        fx.show(() -> {
            var model =
                    new DoctorViewModel(subject, desk, fx.background(), () -> Diagnoses.AT.plusSeconds(4), arn -> {});
            var view =
                    new DoctorView(model, ZoneOffset.UTC, (owner, suggested) -> Optional.of(folder.resolve(suggested)));
            view.shown();
            return view.root();
        });
    }

    private List<String> texts(String selector) {
        return fx.onFx(() -> fx.stage().getScene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private String clipboard() {
        return fx.onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    private void pictures(String name) {
        fx.picture(name + "-light");
        fx.theme(Theme.DARK);
        fx.picture(name + "-dark");
    }
}
