package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import dev.countersign.session.SignedIn;
import dev.countersign.stack.health.HealthAnswer;
import dev.countersign.stack.health.LiveHealth;
import dev.countersign.stack.health.TemplateHealth;
import dev.countersign.stack.health.finding.HealthReport.Verdict;
import dev.countersign.stack.health.report.HealthJson;
import dev.countersign.stack.health.report.HealthText;
import dev.countersign.stack.health.template.UnreadableTemplateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign health}: what about a stack will lose requests, before it does. It only reads. */
@Command(
        name = "health",
        description = {
            "Finds what about a stack will lose requests, and prints the template change that mends it.",
            "Looks at a deployed stack, at a pipeline, or at a template before it is deployed. It only reads."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 1 something critical or a warning is proved; 2 nothing is proved, and something could not be looked at;",
            "0 healthy, at most with advice."
        })
final class HealthCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final IdentityOptions identity = new IdentityOptions();

    @Parameters(paramLabel = "STACK_NAME", arity = "0..1", description = "A deployed stack, by name or ARN.")
    private @Nullable String stack;

    @Option(names = "--pipeline", paramLabel = "NAME", description = "A pipeline, and what belongs to it.")
    private @Nullable String pipeline;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "A template, YAML or JSON. Needs nobody to be signed in.")
    private @Nullable Path template;

    @Option(
            names = "--parameter",
            paramLabel = "KEY=VALUE",
            description = "With --template: the value of a parameter; may be repeated. Defaults hold for the others.")
    private final Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--json", description = "Prints one JSON object; its schema is docs/health.schema.json.")
    private boolean json;

    private final Map<String, String> variables;

    /** For the command line: with this user's environment. */
    HealthCommand() {
        this(System.getenv());
    }

    /** @param variables the environment */
    HealthCommand(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public Integer call() {
        long subjects = Stream.of(stack != null, pipeline != null, template != null)
                .filter(named -> named)
                .count();
        if (subjects != 1) {
            throw new ParameterException(spec.commandLine(), "name a stack, or --pipeline NAME, or --template FILE");
        }
        if (template == null && !parameters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--parameter goes with --template");
        }
        return print(template == null ? deployed() : declared(template));
    }

    private HealthAnswer declared(Path file) {
        try {
            return TemplateHealth.of(
                    String.valueOf(file.getFileName()),
                    Files.readString(file),
                    parameters,
                    LocalDate.now(ZoneId.systemDefault()));
        } catch (UnreadableTemplateException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": The template is not written in UTF-8.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.MISSING, file + " cannot be read.");
        }
    }

    private HealthAnswer deployed() {
        try (CommandSession session = session()) {
            SignedIn signedIn = session.signIn(Optional.empty());
            var health = new LiveHealth(
                    signedIn.gateways(),
                    signedIn.session().identity().account(),
                    signedIn.session().region());
            return pipeline != null
                    ? health.pipeline(pipeline, LocalDate.now(ZoneOffset.UTC))
                    : health.stack(String.valueOf(stack), LocalDate.now(ZoneOffset.UTC))
                            .orElseThrow(() -> new CommandFailure(
                                    ExitCode.MISSING, "There is no stack ‘" + stack + "’ in this account and Region."));
        } catch (NotProvedException e) {
            throw new CommandFailure(ExitCode.MISSING, e.getMessage() + " " + e.wayOn());
        } catch (AwsFailure e) {
            throw new CommandFailure(ExitCode.MISSING, e.sentence() + " " + e.wayOn());
        }
    }

    private CommandSession session() {
        return new CommandSession(
                identity.within(spec).over(variables),
                CommandSession.home(),
                Terminal.ofThisProgram(spec.commandLine().getErr()),
                true);
    }

    private int print(HealthAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(HealthJson.text(answer.report(), answer.document()));
        } else {
            out.println("Health of " + answer.report().subject());
            new HealthText(out, answer.document()).print(answer.report());
        }
        out.flush();
        return exitCode(answer.report().verdict());
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case UNHEALTHY -> ExitCode.FAILED;
            case COULD_NOT_LOOK -> ExitCode.MISSING;
            case HEALTHY, NOTHING_TO_CHECK -> ExitCode.OK;
        };
    }
}
