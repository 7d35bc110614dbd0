package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.doctor.subject.Subject;
import dev.countersign.doctor.subject.SubjectExamination;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.SignedIn;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign doctor}: why an execution hangs. It only reads. */
@Command(
        name = "doctor",
        description = {
            "Finds out why a task token is stuck, and prints the cause, what proves it and what can be done.",
            "It only reads; remedies are printed and never carried out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 1 a stuck token has a proved cause; 2 none is proved, and something that is needed could not be looked at;",
            "0 otherwise, also when the execution simply waits for its approver. With --watch: that of the last answer."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** As of a program that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Parameters(paramLabel = "EXECUTION_ARN", arity = "0..1", description = "The execution that hangs.")
    private @Nullable String execution;

    @Option(names = "--pipeline", paramLabel = "NAME", description = "Everything that goes through this pipeline.")
    private @Nullable String pipeline;

    @Option(
            names = "--all",
            description = "Every execution that waits, every approval that nobody waits for, every approval stage.")
    private boolean all;

    @Mixin
    private final SubjectOptions other = new SubjectOptions();

    @Mixin
    private final PackOptions pack = new PackOptions();

    @Option(
            names = "--json",
            description = "Prints one JSON object, with --watch one a line; its schema is docs/doctor.schema.json.")
    private boolean json;

    @Option(
            names = "--watch",
            description = "Goes on every five seconds and prints the answer whenever it changes, until Ctrl+C.")
    private boolean watch;

    private final Map<String, String> variables;
    private final Predicate<Duration> pause;

    /** For the command line: with this user's environment. */
    DoctorCommand() {
        this(System.getenv(), DoctorCommand::sleep);
    }

    /** @param pause between two answers of {@code --watch}; false ends it */
    DoctorCommand(Map<String, String> variables, Predicate<Duration> pause) {
        this.variables = variables;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        pack.check(spec, watch, execution != null, pipeline != null || all || other.isNamed());
        Optional<Path> from = pack.from();
        if (from.isPresent()) {
            return once(PackedAnswer.from(
                    from.get(), line -> tell(spec.commandLine().getErr(), line)));
        }
        Optional<Subject> named = subject();
        Optional<ExecutionArn> arn = named.flatMap(one ->
                one instanceof Subject.OfExecution(ExecutionArn wanted) ? Optional.of(wanted) : Optional.empty());
        say("Examining " + named.map(Subject::words).orElse(pipeline == null ? "everything" : "pipeline " + pipeline));
        try (CommandSession session = session()) {
            SignedIn signedIn =
                    arn.isPresent() ? session.signInOr(arn.get().region()) : session.signIn(Optional.empty());
            if (arn.isPresent()) {
                return one(signedIn, arn.get());
            }
            return named.isPresent() ? other(signedIn, named.get()) : many(signedIn);
        } catch (NotProvedException e) {
            throw new CommandFailure(ExitCode.MISSING, e.getMessage() + " " + e.wayOn());
        } catch (AwsFailure e) {
            throw new CommandFailure(ExitCode.MISSING, e.sentence() + " " + e.wayOn());
        }
    }

    private int one(SignedIn signedIn, ExecutionArn arn) {
        if (pack.to().isPresent()) {
            return once(PackedAnswer.into(
                    signedIn, arn, pack, line -> tell(spec.commandLine().getErr(), line)));
        }
        PrintWriter err = spec.commandLine().getErr();
        var one = new OneExamination(signedIn, arn, line -> tellWhoWatches(err, line));
        return answer(one::examine, one::soFar);
    }

    /** An approval or a version of an object. */
    private int other(SignedIn signedIn, Subject subject) {
        var examination = new SubjectExamination(signedIn.gateways());
        return answer(() -> DoctorAnswer.of(examination.examine(subject)), Optional::empty);
    }

    private int many(SignedIn signedIn) {
        PrintWriter err = spec.commandLine().getErr();
        var round = new RoundExamination(signedIn, Optional.ofNullable(pipeline), line -> tell(err, line), this::say);
        return answer(round::examine, round::soFar);
    }

    /** Progress of one execution is for a person who waits, not for a log. */
    private static void tellWhoWatches(PrintWriter err, String line) {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            tell(err, line);
        }
    }

    private static void tell(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private CommandSession session() {
        return new CommandSession(
                identity.within(spec).over(variables),
                CommandSession.home(),
                Terminal.ofThisProgram(spec.commandLine().getErr()),
                true);
    }

    /** @param soFar what is known when it is ended by Ctrl+C */
    private int answer(Supplier<DoctorAnswer> examination, Supplier<Optional<DoctorAnswer>> soFar) {
        var watching = new DoctorWatch(
                watch ? pause : _ -> false, line -> tell(spec.commandLine().getErr(), line));
        var ending = new Thread(() -> end(watching, soFar), "end of the examination");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return watch ? watching.run(examination, this::print, EVERY) : once(examination.get());
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    private int once(DoctorAnswer answer) {
        print(answer);
        return answer.exitCode();
    }

    /** Without {@code --watch} the answer is that to what has been examined; with it, the last one. */
    private void end(DoctorWatch watching, Supplier<Optional<DoctorAnswer>> soFar) {
        Optional<DoctorAnswer> known = watch ? Optional.empty() : soFar.get();
        known.ifPresent(this::print);
        Runtime.getRuntime().halt(known.map(DoctorAnswer::exitCode).orElse(watch ? watching.exitCode() : INTERRUPTED));
    }

    private void print(DoctorAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = answer.json();
            out.println(watch ? JsonReport.line(node) : JsonReport.indented(node));
        } else {
            if (watch) {
                out.println("--- " + answer.json().path("asOf").asString(""));
            }
            answer.print(out);
        }
        out.flush();
    }

    /** At once, for people: what comes next may take seconds. */
    private void say(String line) {
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }

    private static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What to examine; absent for many. */
    private Optional<Subject> subject() {
        long subjects = Stream.of(execution != null, pipeline != null, all, other.isApproval(), other.isObject())
                .filter(named -> named)
                .count();
        if (subjects != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "name the ARN of the execution that hangs, or --approval, --object, --pipeline NAME, --all or --from FILE");
        }
        try {
            return execution == null
                    ? other.read()
                    : Optional.of(new Subject.OfExecution(ExecutionArgument.read(execution)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
