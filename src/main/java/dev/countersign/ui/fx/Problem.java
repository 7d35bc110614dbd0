package dev.countersign.ui.fx;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.SecretText;
import dev.countersign.host.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A failure on its way to the user.
 *
 * @param sentence what went wrong
 * @param wayOn what the user can do about it
 * @param details what is known beyond that, by line; no secret
 * @param kind for a failure of a call to AWS, how the program reacts to it
 * @param at when it happened
 */
public record Problem(String sentence, String wayOn, String details, Optional<AwsFailure.Kind> kind, Instant at) {
    private static final Logger LOG = System.getLogger(Problem.class.getName());

    public Problem {
        details = SecretText.without(details);
    }

    private Problem(String sentence, String wayOn, String details, Optional<AwsFailure.Kind> kind) {
        this(sentence, wayOn, details, kind, Instant.now());
    }

    /** A problem that was found without any failure, such as wrong input. */
    public static Problem of(String sentence, String wayOn) {
        return new Problem(sentence, wayOn, "", Optional.empty());
    }

    /** Says a failure to the user. What nobody expected is logged, once, here. */
    public static Problem of(Throwable failure) {
        if (failure instanceof AwsFailure aws) {
            return new Problem(aws.sentence(), aws.wayOn(), aws.details(), Optional.of(aws.kind()));
        }
        LOG.log(Level.WARNING, "Unexpected failure", failure);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new Problem(
                "Something went wrong that Countersign did not expect.",
                "Try again. If it stays, copy the details into a report.",
                trace.toString(),
                Optional.empty());
    }

    /**
     * Something could not be read, and what was read of it before is still shown.
     *
     * @param subject what it is, for example {@code the executions of Orders}
     * @param age a sentence about how old what is shown is; may be empty
     */
    public static Problem unread(String subject, AwsFailure failure, String age) {
        String text = Stream.of(failure.sentence(), age, failure.wayOn())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        return new Problem("Could not read " + subject, text, failure.details(), Optional.of(failure.kind()));
    }

    /** For "Copy details": program, system and time, then everything that is known; no secret. */
    public String report() {
        return String.join(
                System.lineSeparator(),
                Program.title() + ", " + Program.surroundings(),
                "Time: " + at.truncatedTo(ChronoUnit.SECONDS),
                "",
                SecretText.without(sentence),
                SecretText.without(wayOn),
                "",
                details);
    }

    /** Whether this is a failed call to AWS of that kind. */
    public boolean is(AwsFailure.Kind other) {
        return kind.filter(other::equals).isPresent();
    }
}
