package dev.countersign.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
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

    /** What the doctor will say, in its order; the examination waits until there is something. */
    private final BlockingQueue<Supplier<Diagnosis>> answers = new LinkedBlockingQueue<>();

    @Test
    void theCauseStandsWithWhatProvesItAndTheRemediesInTheirOrder() {
        open();
        answers.add(Diagnoses::stuck);

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
        assertThat(fx.await("doctor-as-of", Label.class).getText()).contains("as of 14:10:00", "nothing was changed");
        pictures("doctor-stuck");
    }

    @Test
    void aLineAndTheWholeReportAreCopiedAndTheReportIsSaved() throws IOException {
        open();
        answers.add(Diagnoses::stuck);
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
        fx.click("cancel-examination");

        fx.await("not-examined", Node.class);
        fx.picture("doctor-cancelled");
        // The answer to the cancelled one comes late, and is dropped.
        answers.add(Diagnoses::waiting);
        fx.click("examine");
        answers.add(Diagnoses::stuck);
        fx.await("cause-E1", Node.class);

        fx.click("run-again");
        fx.await("examining", Node.class);
        assertThat(fx.isShown("cause-E1")).as("what is known stays meanwhile").isTrue();
        answers.add(Diagnoses::waiting);
        fx.await("no-cause", Node.class);
        assertThat(fx.isShown("cause-E1")).isFalse();
    }

    @Test
    void whereNothingIsWrongItSaysSo() {
        open();
        answers.add(Diagnoses::waiting);

        fx.await("no-cause", Node.class);
        assertThat(texts("#no-cause .label")).contains("Waiting");
        assertThat(texts("#diagnosis .label")).anyMatch(text -> text.contains("waits for a person's answer"));
        pictures("doctor-waiting");
    }

    @Test
    void whatCouldNotBeLookedAtIsListedWithThePermissionThatIsMissing() {
        open();
        answers.add(Diagnoses::couldNotLook);

        fx.await("could-not-look", Node.class);
        assertThat(texts("#could-not-look .label")).contains("This needs the permission events:DescribeRule.");
        pictures("doctor-could-not-look");
    }

    @Test
    void namesAsLongAsTheyMayBeStayOnThePage() {
        open();
        answers.add(Diagnoses::stuckWithLongNames);

        Node card = fx.await("cause-E1", Node.class);
        double right = fx.onFx(() -> card.localToScene(card.getBoundsInLocal()).getMaxX());
        assertThat(right).isLessThan(700);
        pictures("doctor-long-names");
    }

    @Test
    void aFailureIsToldWithAWayOn() {
        open();
        answers.add(() -> {
            throw AwsFailure.of(Kind.UNREACHABLE, "states:DescribeExecution", "connection refused");
        });

        fx.await("try-again", Node.class);
        assertThat(fx.isShown("not-examined")).isFalse();
        answers.add(Diagnoses::stuck);
        fx.click("try-again");
        fx.await("cause-E1", Node.class);
        assertThat(fx.isShown("try-again")).isFalse();
    }

    private void open() {
        fx.show(() -> {
            var model = new DoctorViewModel(
                    Diagnoses.ARN, arn -> next(), fx.background(), () -> Diagnoses.AT.plusSeconds(4));
            var view =
                    new DoctorView(model, ZoneOffset.UTC, (owner, suggested) -> Optional.of(folder.resolve(suggested)));
            view.shown();
            return view.root();
        });
    }

    private Diagnosis next() {
        try {
            return answers.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test is over", e);
        }
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
