package dev.countersign.doctor.cause;

import dev.countersign.doctor.facts.FunctionFacts;
import dev.countersign.domain.inspect.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a function's log tells about its runs. The words are those of Lambda's own runtimes and of the SDKs. */
record FunctionLog(List<LogLine> lines) {
    private static final Pattern ERROR = Pattern.compile(
            "\\[ERROR\\]|Traceback|Task timed out|Runtime exited|Runtime\\.[A-Z]|\"errorType\"|Uncaught|Exception in thread");
    private static final Pattern CANNOT_RUN = Pattern.compile(
            "Runtime\\.(ImportModuleError|HandlerNotFound|InvalidEntrypoint|UserCodeSyntaxError)|Sandbox\\.\\w+|Cannot find module"
                    + "|Unable to import module|Handler '\\w+' missing");
    private static final Pattern ENDED = Pattern.compile("^END RequestId");

    /** Why a run failed, as far as the text tells. */
    enum Reason {
        ACCESS_DENIED("AccessDenied|not authorized|UnauthorizedOperation|\\(403\\)|Forbidden"),
        KEY("Kms(AccessDenied|InvalidState|Throttling)|kms:Decrypt"),
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
