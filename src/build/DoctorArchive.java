import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Leaves the classes of the doctor in {@code lib/doctor.jsa} of the packaged program, in the form in which this JVM reads them fastest:
 * the packaged program examines an execution that hangs in its own sandbox. Started from its source when the program is packaged.
 * Where it does not come about the program works without, only slower.
 */
public final class DoctorArchive {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** On its examination most services are asked. */
    private static final String SCENARIO = "E1";

    private static final String EXECUTION = "COUNTERSIGN_EXECUTION_ARN";

    private final Path lib;
    private final List<String> options;

    private DoctorArchive(Path lib, List<String> options) {
        this.lib = lib;
        this.options = options;
    }

    /** @param args the packaged program's folder; whether this build runs no tests; where their sandboxes note the secrets they give out */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> options = Boolean.parseBoolean(args[1]) ? List.of() : List.of("-Dcountersign.issued=" + args[2]);
        new DoctorArchive(Path.of(args[0], "lib").toAbsolutePath(), options).make();
    }

    private void make() throws IOException, InterruptedException {
        Path archive = lib.resolve("doctor.jsa");
        Files.deleteIfExists(archive);
        Process sandbox = program(List.of(), "sandbox", "--port", "0", "--scenario", SCENARIO)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = sandbox.inputReader()) {
            Map<String, String> variables = variables(lines);
            if (variables.containsKey(EXECUTION)) {
                examine(archive, variables);
            }
        } finally {
            sandbox.destroy();
            sandbox.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        System.out.println(Files.exists(archive)
                ? "The doctor's classes: " + archive + ", " + Files.size(archive) / 1_000_000 + " MB"
                : "The doctor's classes were not kept; it will start more slowly.");
    }

    /** The sandbox's lines, of which the execution's comes last, once the fault stands. */
    private static Map<String, String> variables(BufferedReader lines) throws IOException {
        var variables = new HashMap<String, String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
            if (variables.containsKey(EXECUTION)) {
                break;
            }
        }
        return variables;
    }

    private void examine(Path archive, Map<String, String> variables) throws IOException, InterruptedException {
        // The JVM's remarks name thousands of classes that need not be kept.
        ProcessBuilder doctor = program(
                List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive),
                "doctor",
                variables.get(EXECUTION),
                "--json");
        doctor.environment().putAll(variables);
        Process process = doctor.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder program(List<String> more, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", lib.resolve("countersign.jar").toString(), "dev.countersign.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        return builder;
    }
}
