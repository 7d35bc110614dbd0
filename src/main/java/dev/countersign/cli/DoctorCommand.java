package dev.countersign.cli;

import dev.countersign.aws.AwsFailure;
import dev.countersign.doctor.Doctor;
import dev.countersign.doctor.diagnosis.Diagnosis;
import dev.countersign.doctor.report.JsonReport;
import dev.countersign.doctor.report.TextReport;
import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.session.SignedIn;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
            "0 otherwise, also when the execution simply waits for its approver."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Parameters(paramLabel = "EXECUTION_ARN", description = "The execution that hangs.")
    @SuppressWarnings("NullAway.Init")
    private String execution;

    @Option(names = "--json", description = "Prints one JSON object; its schema is docs/doctor.schema.json.")
    private boolean json;

    @Override
    public Integer call() {
        ExecutionArn arn = arn();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println("Examining " + arn.value());
            out.flush();
        }
        try (CommandSession session = CommandSession.ofThisUser(spec, identity.within(spec))) {
            SignedIn signedIn = session.signIn(Optional.of(arn.region()));
            Diagnosis diagnosis = new Doctor(signedIn.gateways()).execution(arn);
            if (json) {
                out.println(JsonReport.indented(diagnosis));
                out.flush();
            } else {
                new TextReport(out, true).print(diagnosis);
            }
            return exitCode(diagnosis);
        } catch (NotProvedException e) {
            throw new CommandFailure(ExitCode.MISSING, e.sentence() + " " + e.wayOn());
        } catch (AwsFailure e) {
            throw new CommandFailure(ExitCode.MISSING, e.sentence() + " " + e.wayOn());
        }
    }

    private static int exitCode(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case STUCK -> ExitCode.FAILED;
            case COULD_NOT_LOOK -> ExitCode.MISSING;
            case UNEXPLAINED, WAITING, NOTHING_WAITS -> ExitCode.OK;
        };
    }

    private ExecutionArn arn() {
        try {
            return new ExecutionArn(execution.strip());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + execution + "' is not the ARN of an execution; one looks like"
                            + " arn:aws:states:eu-west-1:111122223333:execution:Orders:order-17");
        }
    }
}
