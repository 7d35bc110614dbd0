package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.sdk.SdkGateways;
import dev.countersign.session.DefaultChoice;
import dev.countersign.session.Environment;
import dev.countersign.session.SessionChoice;
import dev.countersign.session.SignIn;
import dev.countersign.session.SignedIn;
import dev.countersign.session.credentials.SignInCancelledException;
import dev.countersign.session.profile.Profiles;
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
    /** STS answers in every Region; where none is named this one is asked. */
    private static final String SOME_REGION = "us-east-1";

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
        this(System.getenv(), Path.of(System.getProperty("user.home", ".")), null);
    }

    /** @param given the person; null = at this program's terminal */
    WhoamiCommand(Map<String, String> variables, Path home, @Nullable Terminal given) {
        this.variables = variables;
        this.home = home;
        this.given = given;
    }

    @Override
    public Integer call() {
        Environment environment = identity.over(variables);
        DefaultChoice found = DefaultChoice.find(environment, new Profiles(environment.variables(), home));
        if (found.choice().isEmpty()) {
            return failed(found.whyNot(), found.wayOn());
        }
        SessionChoice choice = found.choice().get();
        if (!choice.isUsable()) {
            return failed(
                    choice.whyNot().orElse("This cannot be used."),
                    choice instanceof SessionChoice.FromProfile
                            ? "Correct the file, or name another profile with --profile."
                            : "Correct the environment, or name a profile with --profile.");
        }
        Terminal terminal =
                given == null ? Terminal.ofThisProgram(spec.commandLine().getErr()) : given;
        var prompt = new TerminalPrompt(terminal, !noBrowser);
        try (SignedIn signedIn = signIn().signIn(choice, region(choice), choice.endpoints(), prompt)) {
            return proved(IdentityReport.of(signedIn, choice, alias(signedIn), choice.region(), identity.isReadOnly()));
        } catch (AwsFailure e) {
            return failed(e.sentence(), e.wayOn());
        } catch (SignInCancelledException e) {
            return failed(
                    prompt.whyCancelled().orElse("Sign-in was cancelled."),
                    "Run the command again in a terminal to sign in.");
        }
    }

    private static SignIn signIn() {
        return new SignIn(SdkGateways::connect, () -> {
            throw new IllegalStateException("a command starts no sandbox");
        });
    }

    private static String region(SessionChoice choice) {
        Optional<String> centers = choice instanceof SessionChoice.FromProfile from
                ? from.profile().sso().map(sso -> sso.region())
                : Optional.empty();
        return choice.region().or(() -> centers).orElse(SOME_REGION);
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
