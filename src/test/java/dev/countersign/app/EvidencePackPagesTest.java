package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.mend.Attendant;
import dev.countersign.doctor.mend.Outcome;
import dev.countersign.doctor.mend.Rehearsal;
import dev.countersign.doctor.pack.PackReader;
import dev.countersign.doctor.pack.Packs;
import dev.countersign.doctor.probe.LookProgress;
import dev.countersign.doctor.remedy.Remedy;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.doctor.subject.SubjectExamination;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.host.Settings;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.ui.doctor.DoctorDesk;
import dev.countersign.ui.doctor.DoctorView;
import dev.countersign.ui.doctor.DoctorViewModel;
import dev.countersign.ui.kit.Theme;
import dev.countersign.ui.kit.saving.FileSaving;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Evidence packs in the window: opened beside sessions, looked at offline, never taken for an account. */
class EvidencePackPagesTest {
    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    @Test
    void aPackIsLookedAtOfflineBesideASession() throws Exception {
        Path stuck = folder.resolve("stuck.evidence.zip");
        Path waiting = folder.resolve("waiting.evidence.zip");
        String name = packs(stuck, waiting);
        try (var window = new ConsoleOnStage(fx, folder, Settings.inMemory())) {
            window.open();
            fx.await("open-pack", Node.class);
            fx.picture("pack-welcome");

            fx.onFx(() -> {
                window.console().openPack(stuck);
                return true;
            });
            fx.await("pack-banner", Node.class);
            fx.await(
                    "the execution is drawn",
                    () -> fx.await("execution-name", Label.class).getText().equals(name));
            fx.await(
                    "the graph is drawn",
                    () -> fx.onFx(() -> fx.stage()
                                    .getScene()
                                    .getRoot()
                                    .lookupAll(".graph-box")
                                    .size())
                            > 2);
            fx.picture("pack-execution");
            assertThat(window.identity()).contains("Evidence pack", "offline", "as of");
            for (String id : List.of("stop-execution", "refresh", "approve")) {
                assertThat(isShown(id)).as(id).isFalse();
            }

            fx.click("ask-doctor");
            fx.await("cause-E1", Node.class);
            fx.picture("pack-doctor");
            assertThat(isShown("carry-out-E1-1")).isFalse();
            assertThat(isShown("run-again")).isFalse();
            theme(Theme.DARK);
            fx.picture("pack-doctor-dark");

            fx.onFx(() -> {
                window.console().openPack(waiting);
                return true;
            });
            fx.await(
                    "the other is on screen",
                    () -> !fx.await("execution-name", Label.class).getText().equals(name));
            fx.picture("pack-execution-waiting-dark");
            assertThat(isShown("approve")).isFalse();
            fx.click("identity");
            fx.await("end-session-2", Node.class);
            fx.picture("pack-sessions-dark");
            window.press(KeyCode.ESCAPE, false);

            fx.click("close-pack");
            fx.await("the first is back", () -> window.title().equals("Why does it hang?"));
            fx.click("close-pack");
            fx.await("open-pack", Node.class);
        }
    }

    @Test
    void aPackIsSavedFromTheDoctorsPageAndSaysWhereItLies() throws Exception {
        Path file = folder.resolve("saved.evidence.zip");
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode("E1").orElseThrow().bring().apply(bench);
                var opened = new ArrayList<Path>();
                fx.show(() -> {
                    var saving = new FileSaving(
                            to -> Packs.maker(aws).make(execution, List.of()).save(to, true), "name", fx.background());
                    var model = new DoctorViewModel(
                            new Subject.OfExecution(execution),
                            new ReadingDoctor(aws),
                            fx.background(),
                            aws.clock(),
                            arn -> {});
                    var view = new DoctorView(model, ZoneOffset.UTC, (owner, suggested) -> Optional.empty());
                    view.offerPack(saving, (owner, suggested) -> Optional.of(file), opened::add);
                    view.shown();
                    return view.root();
                });
                fx.await("cause-E1", Node.class);

                fx.click("save-pack");
                fx.await("open-folder", Node.class);
                fx.picture("pack-saved");
                fx.click("open-folder");
                assertThat(opened).containsExactly(folder);
                assertThat(PackReader.open(file).diagnosis().primary()).hasSize(1);
                fx.click("dismiss-saving");
                assertThat(isShown("saving")).isFalse();
            }
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsToldOverTheWindow() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.zip"), "Some notes.");
        try (var window = new ConsoleOnStage(fx, folder, Settings.inMemory())) {
            window.open();
            fx.onFx(() -> {
                window.console().openPack(file);
                return true;
            });

            fx.await("pack-refused", Node.class);
            fx.picture("pack-refused");
            fx.click("close-refusal");

            assertThat(window.title()).isEqualTo("Welcome");
        }
    }

    /** The doctor without remedies. */
    private record ReadingDoctor(Gateways aws) implements DoctorDesk {
        @Override
        public Examination prepare(Subject subject, LookProgress progress) {
            return Examination.of(() -> new SubjectExamination(aws).examine(subject));
        }

        @Override
        public Rehearsal rehearse(Finding finding, Remedy remedy) {
            throw new IllegalStateException("nothing is mended here");
        }

        @Override
        public Outcome carryOut(Rehearsal rehearsal, String typed, Attendant attendant) {
            throw new IllegalStateException("nothing is mended here");
        }
    }

    private boolean isShown(String id) {
        return fx.onFx(() -> {
            Node node = fx.stage().getScene().getRoot().lookup("#" + id);
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return node != null;
        });
    }

    private void theme(Theme theme) {
        fx.onFx(() -> {
            theme.on(fx.stage().getScene());
            return true;
        });
    }

    /** Two packs of executions that were really brought about; answers the first one's name. */
    private static String packs(Path stuck, Path waiting) throws Exception {
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            var connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode("E1").orElseThrow().bring().apply(bench);
                Packs.maker(aws).make(execution, List.of()).save(stuck, false);
                ExecutionArn open = Scenarios.ofCode("W3").orElseThrow().bring().apply(bench);
                Packs.maker(aws).make(open, List.of()).save(waiting, false);
                return execution.name();
            }
        }
    }
}
