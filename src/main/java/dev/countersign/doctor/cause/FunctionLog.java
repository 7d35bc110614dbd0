package dev.countersign.doctor.cause;

import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.domain.inspect.LogLine;
import dev.countersign.relay.ApprovalSight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function's log tells about its runs. The words are those of Lambda's own runtimes and of the SDKs. */
record FunctionLog(List<LogLine> lines) {
    private static final Pattern ERROR = Pattern.compile(
            "\\[ERROR\\]|Traceback|Task timed out|Runtime exited|Runtime\\.[A-Z]|\"errorType\"|Uncaught|Exception in thread");
    private static final Pattern CANNOT_RUN = Pattern.compile(
            "Runtime\\.(ImportModuleError|HandlerNotFound|InvalidEntrypoint|UserCodeSyntaxError)|Sandbox\\.\\w+|Cannot find module"
                    + "|Unable to import module|Handler '\\w+' missing");
    private static final Pattern START = Pattern.compile("^START RequestId|^INIT_START");
    private static final Pattern FRAME = Pattern.compile("^(START|END|REPORT|INIT_START)\\b");
    /** Ids of pipeline executions are UUIDs. */
    private static final Pattern ID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    /** How far the clocks of two services may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private static final Pattern ENDED = Pattern.compile("^END RequestId");

    /** Why a run failed, as far as the text tells. */
    enum Reason {
        // Before the next one, whose words are part of these.
        KEY("Kms(AccessDenied|InvalidState|Throttling)|kms:Decrypt"),
        ACCESS_DENIED("AccessDenied|not authorized|UnauthorizedOperation|\\(403\\)|Forbidden"),
        VERSION_GONE("NoSuchVersion|NoSuchKey|\\(404\\)|Not Found"),
        TOKEN_REFUSED("InvalidToken|Invalid Token|TaskDoesNotExist"),
        TOKEN_SETTLED("TaskTimedOut|Task Timed Out|does not exist anymore"),
        NO_TOKEN(
                "KeyError|[Nn]o (task )?token|task ?token.*(missing|not found)|Invalid length for parameter taskToken|carries no"),
        METADATA_TOO_LARGE("MetadataTooLarge"),
        OTHER("");

        private final Pattern words;

        Reason(String words) {
            this.words = Pattern.compile(words);
        }
    }

    static Optional<FunctionLog> of(FunctionFacts function) {
        return function.log().found().map(FunctionLog::new);
    }

    /** Only the runs that can have been for this answer: begun after it, and not naming another pipeline execution alone. */
    static Optional<FunctionLog> of(FunctionFacts function, ApprovalSight answer) {
        return of(function)
                .map(log -> new FunctionLog(log.runs().stream()
                        .filter(run -> !run.getFirst()
                                .at()
                                .isBefore(answer.decidedAt().orElseThrow().minus(CLOCKS)))
                        .filter(run -> !isAboutAnother(run, answer.pipelineExecutionId()))
                        .flatMap(List::stream)
                        .toList()));
    }

    /** The lines of each run: Lambda begins one with START in its own stream. */
    private List<List<LogLine>> runs() {
        Map<String, List<LogLine>> open = new HashMap<>();
        var runs = new ArrayList<List<LogLine>>();
        for (LogLine line : lines) {
            List<LogLine> run = open.get(line.stream());
            if (run == null || START.matcher(line.text()).find()) {
                run = new ArrayList<>();
                open.put(line.stream(), run);
                runs.add(run);
            }
            run.add(line);
        }
        return runs;
    }

    /** A run that failed may name any id; one that went well names the pipeline execution that it dealt with, if it names one. */
    private static boolean isAboutAnother(List<LogLine> run, String execution) {
        String text = run.stream().map(LogLine::text).collect(Collectors.joining("\n"));
        Set<String> requests = ids(run.stream().filter(FunctionLog::isFrame));
        Set<String> named = ids(run.stream().filter(line -> !isFrame(line)));
        named.removeAll(requests);
        return !named.isEmpty()
                && !named.contains(execution)
                && !ERROR.matcher(text).find();
    }

    private static boolean isFrame(LogLine line) {
        return FRAME.matcher(line.text()).find();
    }

    private static Set<String> ids(Stream<LogLine> lines) {
        return lines.flatMap(line -> ID.matcher(line.text()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The last line that reports an error. */
    Optional<LogLine> lastError() {
        return lines.reversed().stream()
                .filter(line -> ERROR.matcher(line.text()).find())
                .findFirst();
    }

    /** The last line that says that the code could not even be loaded. */
    Optional<LogLine> cannotRun() {
        return lines.reversed().stream()
                .filter(line -> CANNOT_RUN.matcher(line.text()).find())
                .findFirst();
    }

    /** Whether it ran to an end in this time, well or badly. */
    boolean ran() {
        return lines.stream().anyMatch(line -> ENDED.matcher(line.text()).find());
    }

    /** Why it failed: the first reason that the lines of the last error fit. */
    Optional<Reason> reason() {
        return lastError().map(error -> {
            for (Reason reason : Reason.values()) {
                if (reason.words.matcher(error.text()).find()) {
                    return reason;
                }
            }
            return Reason.OTHER;
        });
    }

    /** The last line that says so, whether the function took it for an error or not. */
    Optional<LogLine> lineOf(Reason reason) {
        return lines.reversed().stream()
                .filter(line -> reason.words.matcher(line.text()).find())
                .findFirst();
    }
}
