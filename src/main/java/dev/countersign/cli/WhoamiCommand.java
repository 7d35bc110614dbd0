package dev.countersign.cli;

import dev.countersign.session.SignedIn;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign whoami}: proves an identity and says what it is. */
@Command(
        name = "whoami",
        description = {
            "Signs in as the AWS CLI would with the same options, asks AWS who that is, and prints it.",
            "Exit code 0: AWS has confirmed it. 1: it could not be proved; standard error says why."
        },
        mixinStandardHelpOptions = true)
final class WhoamiCommand implements Callable<Integer> {
    private static final long ALIAS_SECONDS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--json", description = "Prints one JSON object, also when it fails.")
    private boolean json;

    @Option(names = "--no-browser", description = "Shows a code for IAM Identity Center instead of opening a browser.")
    private boolean noBrowser;

    private final Map<String, String> variables;
    private final Path home;
    private final @Nullable Terminal given;

    /** For the command line: this user's environment and files. */
    WhoamiCommand() {
        this(System.getenv(), CommandSession.home(), null);
    }

    /** @param given the person; null = at this program's terminal */
    WhoamiCommand(Map<String, String> variables, Path home, @Nullable Terminal given) {
        this.variables = variables;
        this.home = home;
        this.given = given;
    }

    @Override
    public Integer call() {
        Terminal terminal =
                given == null ? Terminal.ofThisProgram(spec.commandLine().getErr()) : given;
        IdentityOptions options = identity.within(spec);
        try (var session = new CommandSession(options.over(variables), home, terminal, !noBrowser)) {
            SignedIn signedIn = session.signIn(Optional.empty());
            return proved(IdentityReport.of(signedIn, session.choice(), alias(signedIn), options.isReadOnly()));
        } catch (NotProvedException e) {
            return failed(e.sentence(), e.wayOn());
        }
    }

    /** A name for the eye only: it is not waited for where IAM cannot be reached. */
    private static Optional<String> alias(SignedIn signedIn) {
        return CompletableFuture.supplyAsync(signedIn::accountAlias, Thread::startVirtualThread)
                .completeOnTimeout(Optional.empty(), ALIAS_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private int proved(IdentityReport report) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.lines(InstantSource.system().instant(), ZoneId.systemDefault())
                    .forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }

    private int failed(String sentence, String wayOn) {
        if (json) {
            spec.commandLine().getOut().println(IdentityReport.failureJson(sentence, wayOn));
            spec.commandLine().getOut().flush();
        }
        spec.commandLine().getErr().println("countersign: " + sentence);
        spec.commandLine().getErr().println("countersign: " + wayOn);
        return ExitCode.FAILED;
    }
}
