package dev.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.Gateways;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.doctor.known.KnownCases;
import dev.countersign.doctor.mend.RemedyDesk;
import dev.countersign.doctor.mend.RepairJournal;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.sandbox.Python;
import dev.countersign.sandbox.RunningSandbox;
import dev.countersign.sandbox.api.Persona;
import dev.countersign.scenario.Scenarios;
import dev.countersign.scenario.Workbench;
import dev.countersign.testing.FxStage;
import dev.countersign.testing.SandboxSessions;
import dev.countersign.testing.WatchedSandbox;
import dev.countersign.ui.doctor.DoctorView;
import dev.countersign.ui.doctor.DoctorViewModel;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The doctor's page over a fault that was really brought about. */
class DoctorPageTest {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_-]{200,}");

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    @Test
    void aDisabledRuleIsNamedAndMendedAndNoTokenIsShown() {
        if (Python.ofThisMachine().isEmpty() && !Boolean.getBoolean("countersign.noskip")) {
            Assumptions.abort("there is no python3 for the template's functions");
        }
        try (RunningSandbox sandbox = WatchedSandbox.startedInRealTime()) {
            AwsConnection connection = SandboxSessions.connection(sandbox, Persona.ADMINISTRATOR);
            try (var bench = Workbench.withOurTemplate(connection);
                    Gateways aws = SdkGateways.connect(connection)) {
                ExecutionArn execution =
                        Scenarios.ofCode("E1").orElseThrow().bring().apply(bench);
                open(execution, aws);

                fx.await("cause-E1", Node.class);
                fx.picture("doctor-sandbox-E1");
                String page = everything();
                fx.click("copy-report");
                String report = fx.onFx(() -> Clipboard.getSystemClipboard().getString());

                assertThat(page).contains("events:DescribeRule", "aws events enable-rule");
                assertThat(report).contains("CAUSE E1");
                String token = token(sandbox, execution);
                assertThat(page).doesNotContain(token);
                assertThat(report).doesNotContain(token);

                fx.click("carry-out-E1-1");
                fx.type("confirm-word", execution.name());
                fx.click("confirm");
                fx.await("repair-outcome", Node.class);
                fx.picture("doctor-sandbox-E1-mended");
                assertThat(everything()).contains("Healed").doesNotContain(token);
                assertThat(folder.resolve("repairs.jsonl")).content().doesNotContain(token);
            }
        }
    }

    private void open(ExecutionArn execution, Gateways aws) {
        fx.show(() -> {
            var desk = new Consultation(
                    aws,
                    new RemedyDesk(
                            aws, Optional::empty, new RepairJournal(folder.resolve("repairs.jsonl")), Thread::sleep),
                    "111122223333",
                    "eu-west-1",
                    new KnownCases());
            var model = new DoctorViewModel(
                    new Subject.OfExecution(execution), desk, fx.background(), aws.clock(), arn -> {});
            var view = new DoctorView(model, ZoneOffset.UTC, (owner, suggested) -> Optional.empty());
            view.shown();
            return view.root();
        });
    }

    /** Every text on the page, also what is folded away. */
    private String everything() {
        return fx.onFx(() -> {
            var root = fx.stage().getScene().getRoot();
            root.lookupAll(".titled-pane").forEach(pane -> ((TitledPane) pane).setExpanded(true));
            root.applyCss();
            root.layout();
            return root.lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .collect(Collectors.joining("\n"));
        });
    }

    private static String token(RunningSandbox sandbox, ExecutionArn execution) {
        return sandbox
                .client(SfnClient.builder())
                .getExecutionHistory(r -> r.executionArn(execution.value()))
                .events()
                .stream()
                .filter(event -> event.taskScheduledEventDetails() != null)
                .map(event -> TOKEN.matcher(event.taskScheduledEventDetails().parameters()))
                .filter(found -> found.find())
                .map(found -> found.group())
                .findFirst()
                .orElseThrow();
    }
}
