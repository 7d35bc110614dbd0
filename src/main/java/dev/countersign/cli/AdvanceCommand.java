package dev.countersign.cli;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsConnection;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SandboxControl;
import dev.countersign.aws.sdk.HttpSandboxControl;
import dev.countersign.session.Environment;
import dev.countersign.session.profile.Profile;
import dev.countersign.session.profile.Profiles;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code countersign sandbox advance 7d}: moves the clock of a running sandbox. */
@Command(
        name = "advance",
        description = {
            "Moves a running sandbox's clock forward; everything that falls due on the way happens.",
            "The sandbox is the one of AWS_ENDPOINT_URL, with its administrator key (see 'sandbox --env-file'),",
            "or the one of a profile with endpoint_url and access keys."
        },
        mixinStandardHelpOptions = true)
final class AdvanceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Parameters(
            paramLabel = "TIME",
            description = "For example 90s, 15m, 1h, 7d, or ISO 8601: P7D.",
            converter = Span.class)
    @SuppressWarnings("NullAway.Init")
    private Duration by;

    @Override
    public Integer call() {
        if (identity.within(spec).isReadOnly()) {
            throw new CommandFailure(ExitCode.FAILED, "the sandbox's clock was not moved: --read-only was given.");
        }
        try (SandboxControl sandbox =
                new HttpSandboxControl(connection(identity.within(spec).over(System.getenv())))) {
            SandboxControl.Time time = sandbox.advance(by.toString());
            spec.commandLine()
                    .getOut()
                    .println("The sandbox's clock is at " + time.now().truncatedTo(ChronoUnit.SECONDS)
                            + "; what fell due meanwhile has happened.");
            return ExitCode.OK;
        } catch (AwsFailure e) {
            throw new CommandFailure(ExitCode.FAILED, "the sandbox's clock was not moved: " + e.sentence());
        }
    }

    private static AwsConnection connection(Environment environment) {
        var profiles = new Profiles(environment.variables(), CommandSession.home());
        Optional<Profile> profile = environment
                .variables()
                .options()
                .profile()
                .map(name -> profiles.catalog()
                        .find(name)
                        .orElseThrow(
                                () -> missing("--profile names '" + name + "', a profile that is in neither file")));
        URI endpoint = environment
                .endpoint()
                .or(() -> profile.flatMap(p -> p.endpoints().all()))
                .orElseThrow(() -> missing("AWS_ENDPOINT_URL does not name a running sandbox"));
        Optional<AccessKeys> keys = profile.isPresent() ? profile.flatMap(Profile::keys) : environment.keys();
        return new AwsConnection(
                environment.region().or(() -> profile.flatMap(Profile::region)).orElse("eu-west-1"),
                Optional.of(endpoint),
                keys.orElseThrow(() -> missing(
                        profile.isPresent()
                                ? "that profile has no access keys"
                                : "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")));
    }

    private static CommandFailure missing(String what) {
        return new CommandFailure(
                ExitCode.MISSING,
                what + "; start one with 'countersign sandbox --env-file FILE' and read FILE into the environment.");
    }

    /** Reads {@code 7d} and {@code P7D}. */
    static final class Span implements ITypeConverter<Duration> {
        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([smhd])");

        @Override
        public Duration convert(String text) {
            Matcher matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                long amount = Long.parseLong(matcher.group(1));
                return switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
            }
            try {
                Duration parsed = Duration.parse(text);
                if (!parsed.isNegative()) {
                    return parsed;
                }
            } catch (DateTimeParseException e) {
                // Told below, with what would do.
            }
            throw new TypeConversionException("'" + text + "' is no time span; for example 90s, 15m, 1h, 7d");
        }
    }
}
