package dev.countersign.doctor.report;

import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.diagnosis.Diagnosis.Verdict;
import dev.countersign.doctor.diagnosis.Finding;
import dev.countersign.doctor.diagnosis.Look;
import dev.countersign.doctor.diagnosis.Look.Result;
import dev.countersign.doctor.round.RoundResult;
import dev.countersign.doctor.round.StageRadar;
import dev.countersign.doctor.round.StageRadar.Runner;
import dev.countersign.domain.states.ExecutionArn;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The examination of many executions, for a terminal and as one JSON object. */
public final class RoundReport {
    private RoundReport() {}

    /** The object of {@link JsonReport} with what concerns all of them beside it. */
    public static ObjectNode node(RoundResult result) {
        ObjectNode root = JsonReport.node(result.whole());
        root.put("partial", result.partial());
        root.put("examined", result.each().size());
        root.put("running", result.running());
        var radar = root.putArray("radar");
        result.radar().forEach(stage -> stage(radar.addObject(), stage));
        return root;
    }

    private static void stage(ObjectNode node, StageRadar stage) {
        node.put("pipeline", stage.pipeline());
        node.put("stage", stage.stage());
        node.put("mode", stage.mode().name().toLowerCase(Locale.ROOT));
        stage.holder().ifPresentOrElse(one -> runner(node.putObject("holder"), one), () -> node.putNull("holder"));
        var waiting = node.putArray("waiting");
        stage.waiting().forEach(one -> runner(waiting.addObject(), one));
        var lost = node.putArray("lost");
        stage.lost().forEach(one -> runner(lost.addObject(), one));
    }

    private static void runner(ObjectNode node, Runner runner) {
        node.put("pipelineExecution", runner.pipelineExecution());
        node.put("executionArn", runner.execution().map(ExecutionArn::value).orElse(null));
    }

    /** One execution as soon as it is examined: a line, and nothing for one that is as it should be. */
    public static List<String> lines(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case STUCK, UNEXPLAINED, COULD_NOT_LOOK ->
                List.of(
                        word(diagnosis) + "  " + diagnosis.subject(),
                        "       "
                                + diagnosis.primary().stream()
                                        .findFirst()
                                        .map(Finding::summary)
                                        .orElse(diagnosis.sentence()));
            case WAITING, NOTHING_WAITS -> List.of();
        };
    }

    private static String word(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case STUCK ->
                diagnosis.primary().stream()
                        .findFirst()
                        .map(one -> String.format(
                                Locale.ROOT, "!! %-3s", one.cause().code()))
                        .orElse("!!    ");
            case UNEXPLAINED -> "late  ";
            case COULD_NOT_LOOK -> "?     ";
            case WAITING, NOTHING_WAITS -> "ok    ";
        };
    }

    /** The sum, after the lines of the executions. */
    public static void summary(PrintWriter out, RoundResult result) {
        Diagnosis whole = result.whole();
        List<Finding> zombies = whole.findings().stream()
                .filter(one -> one.cause().code().equals("T4"))
                .toList();
        section(
                out,
                "Approvals that nobody waits for",
                zombies.stream().map(Finding::summary).toList());
        section(
                out,
                "Approval stages",
                result.radar().stream().map(RoundReport::line).toList());
        section(
                out,
                "Could not look",
                whole.looks().stream()
                        .filter(look -> look.result() == Result.COULD_NOT_LOOK)
                        .map(RoundReport::line)
                        .toList());
        boolean more = whole.verdict() == Verdict.STUCK;
        out.println();
        out.println(whole.sentence() + (more ? " For evidence and remedies: countersign doctor EXECUTION_ARN." : ""));
        if (result.partial()) {
            out.println("Ended before everything was examined.");
        }
        out.flush();
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private static String line(Look look) {
        return look.call() + " " + look.subject() + ": " + look.note();
    }

    private static String line(StageRadar stage) {
        return stage.pipeline() + " / " + stage.stage() + ": "
                + stage.holder().map(one -> "held by " + name(one)).orElse("free")
                + listed(", next ", stage.waiting())
                + listed(", lost its place: ", stage.lost());
    }

    private static String listed(String word, List<Runner> runners) {
        return runners.isEmpty()
                ? ""
                : runners.stream().map(RoundReport::name).collect(Collectors.joining(", ", word, ""));
    }

    private static String name(Runner runner) {
        return runner.execution().map(ExecutionArn::name).orElse(runner.pipelineExecution());
    }
}
