package dev.countersign.ui.kit;

import dev.countersign.asl.graph.LayeredLayout;
import dev.countersign.asl.graph.Progress;
import dev.countersign.asl.graph.StateGraph;
import dev.countersign.asl.graph.StateStatus;
import dev.countersign.aws.AwsFailure;
import dev.countersign.relay.Outcome;
import dev.countersign.ui.fx.Pictures;
import dev.countersign.ui.fx.Problem;
import dev.countersign.ui.kit.flow.EventTimeline;
import dev.countersign.ui.kit.flow.RelayStrip;
import dev.countersign.ui.kit.flow.StageStrip;
import dev.countersign.ui.kit.graph.GraphFont;
import dev.countersign.ui.kit.graph.StateGraphView;
import dev.countersign.ui.kit.json.JsonArea;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Renders every control in its states and in both themes into pictures, to be looked at: {@code Sampler OUT [NAME…]}. */
public final class Sampler {
    private final Map<String, Supplier<Parent>> samples = new LinkedHashMap<>();

    private Sampler() {
        samples.put("badges", Sampler::badges);
        samples.put("relay", Sampler::relays);
        samples.put("graph", Sampler::graphs);
        samples.put("stages", Sampler::stages);
        samples.put("words", Sampler::words);
        samples.put("data", Sampler::data);
        samples.put("shell", () -> shell().root());
        samples.put(
                "execution",
                () -> execution(new dev.countersign.ui.execution.FakeExecutionDesk(
                        dev.countersign.ui.execution.Cases.waiting())));
        samples.put("sandbox", Sampler::sandbox);
        samples.put(
                "approved",
                () -> execution(new dev.countersign.ui.execution.FakeExecutionDesk(
                        dev.countersign.ui.execution.Cases.decided(true))));
        samples.put(
                "rejected",
                () -> execution(new dev.countersign.ui.execution.FakeExecutionDesk(
                        dev.countersign.ui.execution.Cases.decided(false))));
    }

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        List<String> names = List.of(args).subList(1, args.length);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await(20, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        for (Theme theme : Theme.values()) {
            for (var sample : new Sampler().samples.entrySet()) {
                if (names.isEmpty() || names.contains(sample.getKey())) {
                    render(
                            theme,
                            sample.getValue(),
                            out.resolve(sample.getKey() + "-" + theme.name().toLowerCase() + ".png"));
                }
            }
        }
        System.exit(0);
    }

    private static void render(Theme theme, Supplier<Parent> sample, Path file) throws Exception {
        Stage[] stage = new Stage[1];
        onFx(() -> {
            Theme.loadFonts();
            theme.use();
            stage[0] = new Stage();
            Scene scene = new Scene(
                    sample.get(),
                    Double.parseDouble(System.getProperty("width", "1320")),
                    Double.parseDouble(System.getProperty("height", "860")));
            if (Boolean.getBoolean("presentation")) {
                scene.getRoot().getStyleClass().add("presentation");
            }
            theme.on(scene);
            stage[0].setX(0);
            stage[0].setY(0);
            stage[0].setScene(scene);
            stage[0].show();
        });
        TimeUnit.MILLISECONDS.sleep(3500);
        onFx(() -> {
            try {
                Pictures.write(Pictures.of(stage[0].getScene()), file);
            } catch (java.io.IOException e) {
                e.printStackTrace();
            }
            stage[0].close();
        });
    }

    private static void onFx(Runnable code) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                code.run();
            } catch (RuntimeException e) {
                e.printStackTrace();
            }
            done.countDown();
        });
        done.await(20, TimeUnit.SECONDS);
    }

    private static VBox page(javafx.scene.Node... children) {
        VBox page = new VBox(16, children);
        page.setStyle("-fx-padding: 20px;");
        page.getStyleClass().add("shell-page");
        return page;
    }

    private static Parent badges() {
        FlowPane outcomes = new FlowPane(8, 8);
        for (Outcome outcome : Outcome.values()) {
            outcomes.getChildren().add(new StatusBadge(StatusLook.of(outcome)));
        }
        FlowPane statuses = new FlowPane(16, 8);
        for (var status : dev.countersign.domain.states.ExecutionStatus.values()) {
            statuses.getChildren().add(new StatusBadge(StatusLook.of(status)).plain());
        }
        FlowPane glyphs = new FlowPane(16, 16);
        for (Glyph glyph : Glyph.values()) {
            glyphs.getChildren().add(new GlyphIcon(glyph, 20));
        }
        IdentityChip account = new IdentityChip();
        account.show(Identity.account("123456789012", "ReleaseApprover", "eu-west-1", List.of()));
        IdentityChip sandbox = new IdentityChip();
        sandbox.show(Identity.sandbox("111122223333", "approver", "eu-west-1", "127.0.0.1:4599"));
        HBox buttons = new HBox(
                8,
                button("Approve", "solid", Tone.APPROVED),
                button("Reject", "solid", Tone.REJECTED),
                button("Stop", "soft", Tone.FAILED),
                new Button("Plain"),
                accent("Start execution"));
        return page(
                new Panel("Outcomes", outcomes),
                new Panel("Executions", statuses),
                new Panel("Glyphs", glyphs),
                new Panel("Identity", new HBox(16, account, sandbox)),
                new Panel("Buttons", buttons));
    }

    private static Button accent(String text) {
        Button button = new Button(text);
        button.getStyleClass().add("accent");
        return button;
    }

    private static Button button(String text, String style, Tone tone) {
        Button button = new Button(text);
        button.getStyleClass().add(style);
        tone.on(button);
        return button;
    }

    private static Parent relays() {
        List<Panel> panels = new ArrayList<>();
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("Waits for a decision", "DONE DONE DONE DONE WAITING AHEAD AHEAD");
        cases.put("All done", "DONE DONE DONE DONE DONE DONE DONE");
        cases.put("Late", "DONE DONE LATE AHEAD AHEAD AHEAD AHEAD");
        cases.put("Broken, and partly not visible", "DONE NOT_VISIBLE DONE DONE DONE BROKEN AHEAD");
        cases.forEach((title, states) -> {
            RelayStrip strip = new RelayStrip(ZoneOffset.UTC);
            strip.show(SampleData.relay(Outcome.WAITING, states.split(" ")), SampleData.NOW);
            panels.add(new Panel(title, strip));
        });
        return page(panels.toArray(Panel[]::new));
    }

    private static Parent graphs() {
        StateGraph simple = SampleData.graph(SampleData.APPROVAL);
        Progress waiting = SampleData.progress(
                simple, Map.of("Wait for approval", StateStatus.WAITING), StateGraph.START, "Wait for approval");
        Map<String, StateStatus> ended = Map.of(
                "Wait for approval",
                StateStatus.SUCCEEDED,
                "Is it approved?",
                StateStatus.SUCCEEDED,
                "Approved",
                StateStatus.SUCCEEDED);
        Progress approved = SampleData.progress(
                simple, ended, StateGraph.START, "Wait for approval", "Is it approved?", "Approved", StateGraph.END);
        Progress rejected = SampleData.progress(
                simple,
                Map.of(
                        "Wait for approval",
                        StateStatus.SUCCEEDED,
                        "Is it approved?",
                        StateStatus.SUCCEEDED,
                        "Rejected",
                        StateStatus.SUCCEEDED),
                StateGraph.START,
                "Wait for approval",
                "Is it approved?",
                "Rejected",
                StateGraph.END);
        StateGraph nested = SampleData.graph(SampleData.NESTED);
        Progress running = SampleData.progress(
                nested,
                Map.of(
                        "Collect the release notes of every team",
                        StateStatus.SUCCEEDED,
                        "Both",
                        StateStatus.RUNNING,
                        "Security sign-off",
                        StateStatus.WAITING,
                        "Cool down",
                        StateStatus.CAUGHT,
                        "Size?",
                        StateStatus.FAILED),
                StateGraph.START,
                "Collect the release notes of every team",
                "Both");
        HBox top = new HBox(
                16,
                graph(simple, waiting, Outcome.WAITING),
                graph(simple, approved, Outcome.APPROVED),
                graph(simple, rejected, Outcome.REJECTED));
        return page(top, new HBox(16, graph(nested, running, Outcome.WAITING)));
    }

    private static Panel graph(StateGraph graph, Progress progress, Outcome outcome) {
        StateGraphView view = new StateGraphView();
        view.show(new LayeredLayout(new GraphFont()).layout(graph));
        view.update(progress, outcome.isOpen() ? Optional.empty() : Optional.of(StatusLook.of(outcome)));
        view.setMinHeight(350);
        view.setPrefHeight(350);
        Panel panel = new Panel("Approval", view).flush();
        HBox.setHgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private static Parent stages() {
        StageStrip strip = new StageStrip();
        strip.show(SampleData.pipeline(), Optional.of("4f0d1b7e-2f6f-4c0d-9a3e-b0c2a4f1d7e2"), Optional.empty());
        strip.setPrefWidth(330);
        StageStrip other = new StageStrip();
        other.show(SampleData.pipeline(), Optional.of("9a1b2c3d-0000"), Optional.empty());
        other.setPrefWidth(330);
        EventTimeline timeline = new EventTimeline(ZoneOffset.UTC);
        timeline.show(SampleData.history(800));
        Panel events = new Panel("Events", timeline).flush();
        HBox.setHgrow(events, Priority.ALWAYS);
        return page(new HBox(16, strip, other, events));
    }

    private static Parent words() {
        Notice approved = new Notice(
                Tone.APPROVED,
                Glyph.APPROVED,
                "Approved",
                "The decision arrived and the execution took the branch Approved.");
        Notice rejected = new Notice(
                Tone.REJECTED,
                Glyph.REJECTED,
                "Rejected",
                "Step Functions calls this execution succeeded; the answer was no.");
        Notice stale =
                new Notice(Tone.STALE, Glyph.STALE, "Not current", "Last read 2 min ago.", new Button("Refresh"));
        ProblemPane problem = new ProblemPane(
                new SimpleObjectProperty<>(Problem.of(AwsFailure.of(
                        AwsFailure.Kind.UNREACHABLE, "states:ListExecutions", "connection refused by 127.0.0.1:4599"))),
                () -> {});
        EmptyState empty = new EmptyState(
                Glyph.BATON,
                "Nothing waits for you",
                "When an execution asks for a decision it appears here, with what is to be approved and by when.",
                accent("Start an execution"),
                new Button("Open the stack"));
        VBox.setVgrow(empty, Priority.ALWAYS);
        return page(approved, rejected, stale, problem, new Panel("Inbox", empty));
    }

    record Row(String name, Outcome outcome, int age) {}

    private static Parent data() {
        var rows = FXCollections.observableArrayList(IntStream.range(0, 4000)
                .mapToObj(i -> new Row(
                        i % 7 == 3
                                ? "a-very-long-execution-name-that-goes-on-and-on-" + i
                                        + "-until-it-does-not-fit-any-more"
                                : "run-" + i,
                        Outcome.values()[i % 10],
                        i * 37))
                .toList());
        RowTable<Row> table = new RowTable<>("rows", "Samples", rows)
                .text("Execution", 300, Row::name)
                .node(
                        "Status",
                        150,
                        Row::outcome,
                        Comparator.naturalOrder(),
                        outcome -> new StatusBadge(StatusLook.of(outcome)))
                .text("Age", 120, row -> Ages.of(java.time.Duration.ofSeconds(row.age())));
        JsonArea reader = JsonArea.viewer("Input");
        reader.show(
                "{\"bucket\":\"release-candidates\",\"key\":\"build.zip\",\"size\":120345,\"approved\":false,\"by\":null,\"tags\":[\"a\",\"b\"],\"nested\":{\"deep\":{\"er\":1.5}}}");
        JsonArea editor = JsonArea.editor("Input");
        editor.setText("{\n  \"bucket\": \"release-candidates\",\n  \"key\": oops\n}");
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        HBox json = new HBox(16, grow(new Panel("Output", reader).flush()), grow(new Panel("Input", editor)));
        json.setMinHeight(300);
        return page(table.search("search", "Search executions  /", Row::name), table.view(), json);
    }

    private static <N extends javafx.scene.Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        ((javafx.scene.layout.Region) node).setPrefWidth(400);
        return node;
    }

    private static final class ShellRoot {
        private final dev.countersign.app.shell.Shell shell;

        ShellRoot(dev.countersign.app.shell.Shell shell) {
            this.shell = shell;
        }

        Parent root() {
            Parent root = shell.scene().getRoot();
            shell.scene().setRoot(new VBox());
            return root;
        }
    }

    private static ShellRoot shell() {
        var pages = List.of(
                place("inbox", "Inbox", org.kordamp.ikonli.feather.Feather.INBOX, words()),
                place("executions", "Executions", org.kordamp.ikonli.feather.Feather.ACTIVITY, relays()),
                place("stacks", "Stacks", org.kordamp.ikonli.feather.Feather.LAYERS, words()),
                place("sandbox", "Sandbox", org.kordamp.ikonli.feather.Feather.BOX, words()));
        var shell = new dev.countersign.app.shell.Shell(dev.countersign.host.Settings.inMemory(), ZoneOffset.UTC);
        var workspace = new dev.countersign.app.shell.Workspace(
                pages, Identity.sandbox("111122223333", "approver", "eu-west-1", "127.0.0.1:4599"));
        shell.show(workspace);
        workspace.go("executions");
        workspace.count("inbox", 3);
        workspace.tell(new dev.countersign.app.shell.Workspace.News(
                Optional.of(SampleData.NOW), false, "AWS throttles states:ListExecutions; reading every 20 s"));
        return new ShellRoot(shell);
    }

    private static dev.countersign.app.shell.Place place(
            String id, String title, org.kordamp.ikonli.Ikon icon, Parent page) {
        return new dev.countersign.app.shell.Place(
                id, title, icon, () -> dev.countersign.app.shell.Page.of(title, page));
    }

    private static Parent execution(dev.countersign.ui.execution.FakeExecutionDesk desk) {
        var background = new dev.countersign.ui.fx.Background(Thread::startVirtualThread, Platform::runLater);
        var model = new dev.countersign.ui.execution.ExecutionViewModel(
                dev.countersign.ui.execution.Cases.ARN,
                desk,
                background,
                () -> dev.countersign.ui.execution.Cases.START.plusSeconds(95),
                new GraphFont());
        var view = new dev.countersign.ui.execution.ExecutionView(model, ZoneOffset.UTC, link -> {});
        view.shown();
        var pages = List.of(
                place("inbox", "Inbox", org.kordamp.ikonli.feather.Feather.INBOX, new VBox()),
                place("executions", "Executions", org.kordamp.ikonli.feather.Feather.ACTIVITY, new VBox()),
                place("stacks", "Stacks", org.kordamp.ikonli.feather.Feather.LAYERS, new VBox()),
                place("sandbox", "Sandbox", org.kordamp.ikonli.feather.Feather.BOX, new VBox()));
        var shell = new dev.countersign.app.shell.Shell(dev.countersign.host.Settings.inMemory(), ZoneOffset.UTC);
        var workspace = new dev.countersign.app.shell.Workspace(
                pages, Identity.sandbox("111122223333", "approver", "eu-west-1", "127.0.0.1:4599"));
        shell.show(workspace);
        workspace.go("executions");
        workspace.open(dev.countersign.app.shell.Page.of("Execution", view.root()));
        workspace.tell(new dev.countersign.app.shell.Workspace.News(Optional.of(SampleData.NOW), false, ""));
        return new ShellRoot(shell).root();
    }

    private static Parent sandbox() {
        var mail = new dev.countersign.ui.sandbox.SandboxDesk.OutboxMail(
                "1",
                SampleData.NOW,
                "ann@example.com",
                "APPROVAL NEEDED: AWS CodePipeline release-pipeline for action ManualApproval",
                "Hello,\n\nThe following Approval action is waiting for your response.",
                false);
        var desk = new dev.countersign.ui.sandbox.SandboxDesk() {
            @Override
            public dev.countersign.ui.sandbox.SandboxTime time() {
                return new dev.countersign.ui.sandbox.SandboxTime(SampleData.NOW, java.time.Duration.ofDays(2));
            }

            @Override
            public dev.countersign.ui.sandbox.SandboxTime advance(String by) {
                return time();
            }

            @Override
            public List<OutboxMail> outbox() {
                return List.of(mail, mail);
            }

            @Override
            public void confirm(OutboxMail asked) {}
        };
        var model = new dev.countersign.ui.sandbox.SandboxViewModel(
                desk,
                new dev.countersign.ui.fx.Background(Runnable::run, Runnable::run),
                () -> SampleData.NOW,
                new dev.countersign.ui.sandbox.SandboxViewModel.SandboxPlace(
                        "http://127.0.0.1:4599",
                        "eu-west-1",
                        List.of("administrator", "approver", "viewer"),
                        "approver",
                        ""),
                (a, b) -> {});
        var view = new dev.countersign.ui.sandbox.SandboxView(model, java.util.Optional.empty(), ZoneOffset.UTC);
        view.shown();
        return view.root();
    }
}
